using VpcFlow.Benchmarks.Data;
using VpcFlow.Records;

namespace VpcFlow.Benchmarks.Contenders.Scan;

/// <summary>The separator index of the whole text, window by window, with the kernel that the runtime has picked.</summary>
internal sealed class IndexScan() : Contender(Scope.Scan, Emitted)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        Workspace workspace = Workspace.Rent();
        var windows = new WindowReader(input.Text, isPadded: false, workspace);
        long separators = 0;
        while (windows.TryRead(out RecordWindow window))
            separators += window.Index.Count;
        Workspace.Return(workspace);
        return new FieldSums { Records = separators / input.Format.FieldCount() };
    }
}
