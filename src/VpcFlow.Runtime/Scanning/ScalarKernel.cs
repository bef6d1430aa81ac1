using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>Builds the index one byte at a time: the reference, and the kernel for processors without vectors.</summary>
internal readonly struct ScalarKernel : ISeparatorKernel
{
    public static string Name => "scalar";

    public static bool IsSupported => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Build(ref byte text, int length, ref uint starts, ref byte flags, ref ulong masks)
    {
        int count = 0;
        for (int i = 0; i < length; i++)
        {
            ref byte at = ref Unsafe.Add(ref text, i);
            if (!SeparatorIndex.IsSeparator(at))
                continue;
            Unsafe.Add(ref starts, count) = (uint)i + 1;
            Unsafe.Add(ref flags, count++) = SeparatorIndex.FlagsOf(ref at);
        }

        Unsafe.InitBlockUnaligned(ref Unsafe.Add(ref flags, count), 0, 64);
        return count;
    }
}
