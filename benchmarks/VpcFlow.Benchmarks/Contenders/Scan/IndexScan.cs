using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Benchmarks.Data;
using VpcFlow.IO;
using VpcFlow.Internals;
using VpcFlow.Scanning;

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

/// <summary>The separator index with a certain kernel.</summary>
internal sealed class KernelScan<TKernel>() : Contender(Scope.Scan, "index " + TKernel.Name)
    where TKernel : struct, ISeparatorKernel
{
    private const int Window = 32 * 1024;

    private readonly SeparatorIndex _index = new(Window + 64);
    private readonly byte[] _copy = new byte[Window + 64];

    public override bool Supports(FormatCase format) => TKernel.IsSupported;

    public override FieldSums Run(BenchmarkInput input)
    {
        long separators = 0;
        int at = 0;
        byte[] text = input.Text;
        while (at < text.Length)
        {
            // All but the last windows are read in place; whole lines, as the runtime cuts them.
            int size = Math.Min(Window, text.Length - at);
            int length = text.AsSpan(at, size).LastIndexOf((byte)'\n') + 1;
            if (at + length + 64 > text.Length)
                length = text.Length - at;
            ref byte start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(text), at);
            if (at + length + 64 > text.Length)
            {
                text.AsSpan(at).CopyTo(_copy);
                _index.Build<TKernel>(ref MemoryMarshal.GetArrayDataReference(_copy), length);
            }
            else
            {
                _index.Build<TKernel>(ref start, length);
            }

            separators += _index.Count;
            at += length;
        }

        return new FieldSums { Records = separators / input.Format.FieldCount() };
    }
}
