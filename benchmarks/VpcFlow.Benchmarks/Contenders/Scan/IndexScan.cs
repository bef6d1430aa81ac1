using VpcFlow.Benchmarks.Data;
using VpcFlow.Records;

namespace VpcFlow.Benchmarks.Contenders.Scan;

/// <summary>The separator index of the whole text, window by window, with the kernel that the runtime selects.</summary>
internal sealed class IndexScan() : Contender(Scope.Scan, Generated)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        ScratchBuffers workspace = ScratchBuffers.Rent();
        var windows = new WindowReader(input.Text, isPadded: false, workspace);
        long separators = 0;
        while (windows.TryRead(out RecordWindow window))
            separators += window.Index.Count;
        ScratchBuffers.Return(workspace);
        return new FieldSums { Records = separators / input.Format.Format().Fields.Length };
    }
}
