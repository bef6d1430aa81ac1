using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>A byte at a time: the reference, and what runs where there are no vectors.</summary>
internal readonly struct ScalarClassifier : IBlockClassifier
{
    public static string Name => "scalar";

    public static bool IsSupported => true;

    public static void Classify(ref byte block, out ulong separators, out ulong spaces, out ulong blanks, out ulong hyphens)
    {
        separators = spaces = blanks = hyphens = 0;
        for (int i = 0; i < 64; i++)
        {
            byte value = Unsafe.Add(ref block, i);
            ulong bit = 1UL << i;
            separators |= value is <= (byte)' ' or >= 0x7F or (byte)'"' or (byte)'\\' ? bit : 0;
            spaces |= value == ' ' ? bit : 0;
            blanks |= value <= ' ' ? bit : 0;
            hyphens |= value == '-' ? bit : 0;
        }
    }
}
