using System.Numerics;
using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>Packs one flag at a time, for processors without <c>pext</c> or with a slow one. Few separators have a flag.</summary>
internal readonly struct LoopPacker : IFlagPacker
{
    public static string Suffix => "-loop";

    public static bool IsSupported => true;

    public static bool IsPreferred => !ExtractPacker.IsPreferred;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pack(ulong odd, ulong absent, ulong separators, ref byte flags)
    {
        Unsafe.WriteUnaligned(ref flags, default(UInt128));

        // Whether a block of traffic contains one flag or none is unpredictable, so one is always written: after the last separator if
        // there is none.
        ulong rest = odd | absent;
        do
        {
            ulong lowest = rest & (0 - rest);
            int number = BitOperations.PopCount(separators & (lowest - 1));
            Unsafe.Add(ref flags, number) = (byte)(
                ((odd & lowest) == 0 ? 0 : SeparatorIndex.Odd) | ((absent & lowest) == 0 ? 0 : SeparatorIndex.Absent));
            rest &= rest - 1;
        }
        while (rest != 0);
    }
}
