using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>
/// Turns the masks of one block after the other into the flags of separators: a dense string of bits, one per separator. The word in progress stays in a
/// register, since a load of bytes that were just stored in other pieces would stall.
/// </summary>
internal ref struct FlagBits(ref ulong words)
{
    private ref ulong _words = ref words;
    private ulong _word;

    /// <summary>Appends the flags of a block's separators.</summary>
    /// <param name="flags">The flags at the places of the bytes.</param>
    /// <param name="separators">The separators of the block.</param>
    /// <param name="count">The number of separators.</param>
    /// <param name="used">The number of bits in the current word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ulong flags, ulong separators, int count, int used)
    {
        ulong bits = Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(flags, separators) : Extract(flags, separators);
        ulong word = _word | (bits << used);
        _words = word;

        // Two shifts, since one by 64 would be one by 0. No jumps: whether a word gets full can't be predicted.
        nint full = (used + count) >> 6;
        ulong rest = (bits >> 1) >> (63 - used);
        _word = full != 0 ? rest : word;
        _words = ref Unsafe.Add(ref _words, full);
    }

    /// <summary>Writes the last word and a zero behind it, so that reads beyond the end see no flag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Finish()
    {
        _words = _word;
        Unsafe.Add(ref _words, 1) = 0;
        Unsafe.Add(ref _words, 2) = 0;
    }

    private static ulong Extract(ulong flags, ulong separators)
    {
        ulong result = 0;
        for (int i = 0; separators != 0; i++)
        {
            result |= ((flags >> BitOperations.TrailingZeroCount(separators)) & 1) << i;
            separators &= separators - 1;
        }

        return result;
    }
}
