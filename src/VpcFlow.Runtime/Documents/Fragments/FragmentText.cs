using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Formatting;

namespace VpcFlow.Documents.Fragments;

/// <summary>
/// The text of a fragment, with readable bytes after it: in memory of its own, which is reused for the next record, or in memory that it
/// only refers to.
/// </summary>
internal sealed class FragmentText
{
    /// <summary>The number of bytes after the text that a copy by vectors reads.</summary>
    public const int Padding = 64;

    /// <summary>The maximum number of digits of a position.</summary>
    private const int MaxDigits = 20;

    private byte[] _buffer = new byte[Padding];
    private byte[] _text;

    public FragmentText() => _text = _buffer;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Text => _text.AsSpan(0, Length);

    private ref byte First => ref MemoryMarshal.GetArrayDataReference(_text);

    /// <summary>Copies the text into a document and returns the position after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint CopyTo(ref byte output, nint at) => TextCopy.Any(ref output, at, ref First, (uint)Length);

    public void Clear() => Length = 0;

    public void Set(ReadOnlySpan<byte> text)
    {
        Length = 0;
        Append(text);
    }

    /// <summary>Adds members to those that are already there; none if there are none.</summary>
    public void AddMembers(ReadOnlySpan<byte> members)
    {
        if (Length > 0 && members.Length > 0)
            Append(","u8);
        Append(members);
    }

    /// <summary>Removes what follows a number of bytes.</summary>
    public void Cut(int length) => Length = length;

    /// <summary>Refers to a text that never changes.</summary>
    /// <param name="text">The text, with <see cref="Padding"/> more bytes after it.</param>
    /// <param name="length">The length of the text.</param>
    public void Refer(byte[] text, int length)
    {
        _text = text;
        Length = length;
    }

    /// <summary>Replaces what follows a number of bytes by a number.</summary>
    public void SetNumber(int after, long value)
    {
        Length = after;
        MakeRoom(MaxDigits);
        value.TryFormat(_text.AsSpan(after), out int written, default, CultureInfo.InvariantCulture);
        Length = after + written;
    }

    /// <summary>Replaces what follows a number of bytes by a member with text that is escaped.</summary>
    /// <param name="after">The number of bytes to keep.</param>
    /// <param name="open">The JSON before the text.</param>
    /// <param name="text">The text.</param>
    public void SetString(int after, ReadOnlySpan<byte> open, ReadOnlySpan<byte> text)
    {
        Length = after;
        Append(open);
        MakeRoom((JsonEscaper.MaxGrowth * text.Length) + 1);
        Length += JsonEscaper.Write(_text.AsSpan(Length), text);
        Append("\""u8);
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        MakeRoom(text.Length);
        text.CopyTo(_text.AsSpan(Length));
        Length += text.Length;
    }

    private void MakeRoom(int length)
    {
        int size = checked(Length + length + Padding);
        if (size > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(size, 2 * _buffer.Length));
        _text = _buffer;
    }
}
