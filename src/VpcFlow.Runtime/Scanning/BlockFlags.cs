using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>Finds, from the masks of a block and of the one before it, which separators are odd and which end an absent field.</summary>
internal ref struct BlockFlags
{
    // What stands before the first line acts as a line feed.
    private ulong _lastSeparators = 1UL << 63;
    private ulong _lastHyphens;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockFlags()
    {
    }

    /// <summary>Separators that are not one single space: other bytes, and spaces behind another separator.</summary>
    public ulong Odd { get; private set; }

    /// <summary>Separators behind a field that is one hyphen.</summary>
    public ulong Absent { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next(ulong spaces, ulong separators, ulong hyphens)
    {
        ulong behindSeparator = (separators << 1) | (_lastSeparators >> 63);
        ulong twoBehindSeparator = (separators << 2) | (_lastSeparators >> 62);
        ulong behindHyphen = (hyphens << 1) | (_lastHyphens >> 63);
        Odd = separators & (~spaces | behindSeparator);
        Absent = separators & behindHyphen & twoBehindSeparator;
        _lastSeparators = separators;
        _lastHyphens = hyphens;
    }
}
