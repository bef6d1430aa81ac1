using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Scanning;

/// <summary>
/// The separators of a window of complete lines. A separator is a space, a line feed, or any other byte that does not occur in a
/// well-formed record of plain text: control bytes, quote, backslash, DEL and everything that is not ASCII. A record whose only separators
/// are single spaces and one line feed at its end therefore needs no escaping, no unescaping and no second pass.
/// </summary>
/// <param name="capacity">The usual length of a window in bytes; for a longer one, from one long line, the arrays grow.</param>
internal sealed class SeparatorIndex(int capacity)
{
    /// <summary>
    /// The flag of a separator that is not a single space: another byte, or a space after a separator. A space after the first other byte
    /// of a line may lack the flag.
    /// </summary>
    public const byte Odd = 0x80;

    /// <summary>
    /// The flag of a separator after a field that is a single hyphen. Meaningless after the first odd separator of a line.
    /// </summary>
    public const byte Absent = 0x40;

    /// <summary>The number of entries after the last separator that whole-vector moves may read or write.</summary>
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
    /// Where fields start: entry 0 is 0, entry i + 1 is the position after separator i. The field before separator i thus runs from entry i
    /// to entry i + 1, without the separator itself.
    /// </summary>
    public ref uint Starts => ref MemoryMarshal.GetArrayDataReference(_starts);

    /// <summary>A byte per separator: <see cref="Odd"/> and <see cref="Absent"/>; the other bits are meaningless.</summary>
    public ref byte Flags => ref MemoryMarshal.GetArrayDataReference(_flags);

    /// <summary>Indexes a window that begins with a line and ends with a line feed.</summary>
    /// <param name="text">
    /// The window; readable from two bytes before it, the second of which is a line feed or 0, to the next multiple of 64 bytes after
    /// <paramref name="length"/>.
    /// </param>
    /// <param name="length">The length of the window in bytes.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Build(ref byte text, int length)
    {
        MakeRoom(length);
        Count = SeparatorKernels.Build(
            ref text, length, ref Unsafe.Add(ref Starts, 1), ref Flags, ref MemoryMarshal.GetArrayDataReference(_masks));
    }

    /// <summary>Indexes a window with a specific kernel.</summary>
    public void Build(SeparatorKernels.KernelFunction kernel, ref byte text, int length)
    {
        MakeRoom(length);
        Count = kernel(ref text, length, ref Unsafe.Add(ref Starts, 1), ref Flags, ref MemoryMarshal.GetArrayDataReference(_masks));
    }

    /// <summary>Returns the first separator, starting at <paramref name="cursor"/>, that is at or after a position.</summary>
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
