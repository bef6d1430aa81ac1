using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Scanning;

/// <summary>
/// The separators of a window of whole lines. A separator is a space, a line feed, or any other byte that a well-formed record of plain text does not have:
/// control bytes, quote, backslash, DEL and everything that is not ASCII. So a record in which the only separators are single spaces and, at its end, one
/// line feed needs no escaping, no unescaping and no second look.
/// </summary>
/// <param name="capacity">Bytes of the usual window; a longer one, of one long line, gets larger arrays.</param>
internal sealed class SeparatorIndex(int capacity)
{
    /// <summary>
    /// The flag of a separator that is not one single space: another byte, or a space behind a separator. A space behind the first other byte of a line may lack it.
    /// </summary>
    public const byte Odd = 0x80;

    /// <summary>The flag of a separator behind a field that is one hyphen. Without meaning behind the first odd separator of a line.</summary>
    public const byte Absent = 0x40;

    /// <summary>Entries that may be read or written behind the last separator by whole-vector moves.</summary>
    private const int Slack = 128;

    private uint[] _starts = new uint[1 + capacity + Slack];
    private byte[] _flags = new byte[capacity + (2 * Slack)];
    private ulong[] _masks = new ulong[IBlockClassifier.MasksOfBlock * ((capacity / 64) + 1)];

    /// <summary>The number of separators.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a byte is a separator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSeparator(byte value) => value is <= (byte)' ' or >= 0x7F or (byte)'"' or (byte)'\\';

    /// <summary>The flags of a separator; the two bytes before it are readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte FlagsOf(ref byte separator)
    {
        byte before = Unsafe.Subtract(ref separator, 1);
        int flags = separator != ' ' || before <= ' ' ? Odd : 0;
        if (before == '-' && Unsafe.Subtract(ref separator, 2) <= ' ')
            flags |= Absent;
        return (byte)flags;
    }

    /// <summary>
    /// Where fields start: entry 0 is 0, entry i + 1 is the position behind separator i. Thus the field before separator i runs from entry i to entry i + 1,
    /// less the separator itself.
    /// </summary>
    public ref uint Starts => ref MemoryMarshal.GetArrayDataReference(_starts);

    /// <summary>A byte per separator: <see cref="Odd"/> and <see cref="Absent"/>; the other bits are without meaning.</summary>
    public ref byte Flags => ref MemoryMarshal.GetArrayDataReference(_flags);

    /// <summary>Indexes a window that begins with a line and ends with a line feed.</summary>
    /// <param name="text">
    /// The window; readable from two bytes before it, of which the last is a line feed or 0, to the next multiple of 64 bytes behind <paramref name="length"/>.
    /// </param>
    /// <param name="length">Bytes in the window.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Build(ref byte text, int length)
    {
        MakeRoom(length);
        Count = SeparatorKernels.Build(ref text, length, ref Unsafe.Add(ref Starts, 1), ref Flags, ref MemoryMarshal.GetArrayDataReference(_masks));
    }

    /// <summary>Indexes a window with a certain kernel.</summary>
    public void Build(SeparatorKernels.KernelFunction kernel, ref byte text, int length)
    {
        MakeRoom(length);
        Count = kernel(ref text, length, ref Unsafe.Add(ref Starts, 1), ref Flags, ref MemoryMarshal.GetArrayDataReference(_masks));
    }

    /// <summary>The first separator from <paramref name="cursor"/> on that stands at or behind a position.</summary>
    public int Seek(int cursor, int position)
    {
        while (cursor < Count && _starts[cursor + 1] <= position)
            cursor++;
        return cursor;
    }

    private void MakeRoom(int length)
    {
        if (length + (2 * Slack) <= _flags.Length)
            return;
        _starts = new uint[1 + length + Slack];
        _flags = new byte[length + (2 * Slack)];
        _masks = new ulong[IBlockClassifier.MasksOfBlock * ((length / 64) + 1)];
    }
}
