using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Scanning;

namespace VpcFlow.Benchmarks.Contenders.Scan;

/// <summary>The separator index with a certain kernel.</summary>
internal sealed class KernelScan(string kernel) : Contender(Scope.Scan, "index " + kernel)
{
    private const int Window = 32 * 1024;

    private readonly SeparatorIndex _index = new(Window + 64);
    private readonly byte[] _copy = new byte[Window + 64];

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
                SeparatorKernels.Build(kernel, _index, ref MemoryMarshal.GetArrayDataReference(_copy), length);
            }
            else
            {
                SeparatorKernels.Build(kernel, _index, ref start, length);
            }

            separators += _index.Count;
            at += length;
        }

        return new FieldSums { Records = separators / input.Format.FieldCount() };
    }
}
