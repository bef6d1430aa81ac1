using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Records;

/// <summary>
/// Splits text into windows of whole lines. Vector code reads up to <see cref="Padding"/> bytes beyond the fields; if the text itself does
/// not have them, at its beginning and at its end, lines are copied to a buffer that does.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="isPadded">
/// Whether <see cref="Padding"/> bytes before and after the text are readable, and the last one before it is a line feed or 0.
/// </param>
/// <param name="buffers">The buffers.</param>
internal ref struct WindowReader(ReadOnlySpan<byte> text, bool isPadded, ScratchBuffers buffers)
{
    /// <summary>The number of bytes that must be readable on both sides of a window.</summary>
    public const int Padding = 64;

    /// <summary>The usual size of a window: its text and its index stay in the first-level cache between indexing and decoding.</summary>
    public const int TargetSize = 16 * 1024;

    /// <summary>The size of the window that is copied at the beginning: small, but likely to contain a line.</summary>
    private const int HeadSize = 1024;

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly bool _isPadded = isPadded;
    private readonly ScratchBuffers _buffers = buffers;

    /// <summary>The position at which the text is split next.</summary>
    public int Position { get; private set; }

    /// <summary>The position of the window in the text.</summary>
    public int WindowStart { get; private set; }

    /// <summary>The line without its line feed, if it is too long for a window; there is no window then.</summary>
    public ReadOnlySpan<byte> TooLong { get; private set; }

    /// <summary>Splits off the next window and indexes it; returns <see langword="false"/> at the end of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(out RecordWindow window)
    {
        window = default;
        TooLong = default;
        ReadOnlySpan<byte> rest = _text[Position..];
        if (rest.IsEmpty)
            return false;
        WindowStart = Position;
        bool isHead = !_isPadded && Position < Padding;
        int length = WholeLines(rest, isHead ? HeadSize : TargetSize);
        if (length < 0)
        {
            int lineFeed = rest.IndexOf((byte)'\n');
            length = lineFeed < 0 ? rest.Length : lineFeed + 1;
            ReadOnlySpan<byte> line = LineText.TrimEnd(rest[..length]);
            if (line.Length > LineText.MaxLength)
            {
                TooLong = line;
                Position += length;
                return true;
            }
        }

        bool isTail = !_isPadded && Position + length + Padding > _text.Length;
        if (isTail && !isHead)
        {
            // All lines but the last can be read in place.
            int inPlace = rest.Length > Padding ? rest[..Math.Min(length, rest.Length - Padding)].LastIndexOf((byte)'\n') + 1 : 0;
            isTail = inPlace == 0;
            length = isTail ? length : inPlace;
        }

        ReadOnlySpan<byte> lines = rest[..length];
        Position += length;
        ref byte start = ref MemoryMarshal.GetReference(lines);
        bool lacksLineFeed = lines[^1] != '\n';
        if (isHead || isTail || lacksLineFeed)
        {
            start = ref _buffers.Copy(lines, lacksLineFeed);
            length += lacksLineFeed ? 1 : 0;
        }

        _buffers.Index.Build(ref start, length);
        window = new RecordWindow(ref start, length, _buffers.Index);
        return true;
    }

    /// <summary>Returns the length of the whole lines within a size; -1 if the first line is longer.</summary>
    private static int WholeLines(ReadOnlySpan<byte> rest, int size)
    {
        int lineFeed = rest[..Math.Min(size, rest.Length)].LastIndexOf((byte)'\n');
        return lineFeed < 0 ? -1 : lineFeed + 1;
    }
}
