using System.Buffers;
using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>The lines that were unpacked from a container and not taken, and where they come from.</summary>
internal sealed class UnwrappedText
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly LineOrigins _moved = new();
    private int _taken;
    private int _elementStart;
    private long _position;
    private long _lines;
    private bool _isLineOpen;

    /// <summary>The element that the last nested lines came from, and the length of all its lines so far.</summary>
    private long _nestedOffset = -1;
    private long _nestedLength;

    /// <summary>Where the lines come from, those that were taken included until a reader moves them to a block.</summary>
    public LineOrigins Origins { get; } = new();

    /// <summary>The log group and stream of the lines.</summary>
    public LogScope? Scope { get; private set; }

    /// <summary>The number of the record of the request that is being unpacked, from 0.</summary>
    public int Record { get; set; }

    /// <summary>The lines that were not taken.</summary>
    public ReadOnlySpan<byte> Untaken => _text.WrittenSpan[_taken..];

    /// <summary>The target of the text of an element, between <see cref="BeginElement"/> and <see cref="EndElement"/>.</summary>
    public ArrayBufferWriter<byte> Target => _text;

    /// <summary>The number of times that something was added.</summary>
    public long Additions { get; private set; }

    /// <summary>Changes the scope of the lines that follow; only possible if all lines were taken.</summary>
    public bool TryEnter(LogScope? scope)
    {
        bool isSame = Equals(scope, Scope);
        if (!isSame && !Untaken.IsEmpty)
            return false;
        Scope = scope;
        return true;
    }

    /// <summary>Begins the text of an element.</summary>
    public void BeginElement() => _elementStart = _text.WrittenCount;

    /// <summary>Ends the text of an element: one or several lines, of which the last gets a line end if it has none.</summary>
    /// <param name="origin">Where the element is, and what its container says about it.</param>
    /// <param name="id">The identity of the event.</param>
    public void EndElement(LineOrigin origin, ReadOnlySpan<byte> id = default)
    {
        if (_text.WrittenCount == _elementStart || _text.WrittenSpan[^1] != '\n')
            _text.Write("\n"u8);
        Add(origin, id);
    }

    /// <summary>Adds lines, or a piece of a line, that are in the container as they are.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="offset">Their position in the container.</param>
    /// <param name="line">The number of the first line.</param>
    public void AddVerbatim(ReadOnlySpan<byte> text, long offset, long line)
    {
        BeginElement();
        _text.Write(text);
        Add(new LineOrigin { Kind = OriginKind.Verbatim, Offset = offset, Line = line }, default);
    }

    /// <summary>Adds a line that is to be rejected.</summary>
    /// <param name="text">The text that could not be unpacked: it begins with a bracket, as no record does.</param>
    /// <param name="offset">Its position in the container.</param>
    /// <param name="line">The number of its line.</param>
    /// <param name="problem">What was found, in words.</param>
    public void AddRejected(ReadOnlySpan<byte> text, long offset, long line, string problem)
    {
        BeginElement();
        Span<byte> target = _text.GetSpan(LineText.MaxLength);
        ReadOnlySpan<byte> prefix = text.StartsWith("{"u8) ? default : "{\"value\":"u8;
        prefix.CopyTo(target);
        text = LineText.TrimEnd(text[..Math.Min(text.Length, LineText.MaxLength - prefix.Length)]);
        text.CopyTo(target[prefix.Length..]);
        int length = prefix.Length + text.Length;
        target[..length].Replace((byte)'\n', (byte)' ');
        _text.Advance(length);

        // What came before in the same element is at the same position.
        long within = _nestedOffset == offset ? _nestedLength : 0;
        EndElement(new LineOrigin { Kind = OriginKind.Element, Offset = offset, Line = line, Within = within, Problem = problem });
    }

    /// <summary>Takes all lines of a nested container, whose positions become that of the element which contains it.</summary>
    public void AddNested(UnwrappedText nested, long offset, long line)
    {
        ReadOnlySpan<byte> text = nested.Untaken;
        nested.Origins.MoveTo(_moved, nested._position - text.Length, 0, text.Length);
        for (int i = 0; i < _moved.Count; i++)
        {
            ref readonly LineOrigin origin = ref _moved.Get(i);
            int start = (int)Math.Max(0, origin.Position);
            int end = i + 1 < _moved.Count ? (int)_moved.Get(i + 1).Position : text.Length;
            BeginElement();
            _text.Write(text[start..end]);
            if (_nestedOffset != offset)
                (_nestedOffset, _nestedLength) = (offset, 0);
            LineOrigin outer = origin with { Kind = OriginKind.Element, Offset = offset, Line = line, Within = _nestedLength };
            Add(outer, _moved.Id(in origin));
            _nestedLength += end - start;
        }

        nested.TakeAll();
    }

    /// <summary>Adds the end of the last line, if it has none.</summary>
    public void EndLine(long offset, long line)
    {
        if (_isLineOpen)
            AddVerbatim("\n"u8, offset, line);
    }

    /// <summary>Copies lines to a buffer, as much as it has room for, and returns the number of bytes.</summary>
    public int TakeTo(Span<byte> buffer)
    {
        int length = Math.Min(buffer.Length, Untaken.Length);
        Untaken[..length].CopyTo(buffer);
        _taken += length;
        if (_taken == _text.WrittenCount)
            TakeAll();
        return length;
    }

    private void TakeAll()
    {
        _text.ResetWrittenCount();
        _taken = 0;
    }

    private void Add(LineOrigin origin, ReadOnlySpan<byte> id)
    {
        ReadOnlySpan<byte> text = _text.WrittenSpan[_elementStart..];
        origin.Position = _position;
        origin.LineBefore = _lines;
        origin.Record = Record;
        Origins.Add(origin, id);
        _position += text.Length;
        _lines += text.Count((byte)'\n');
        _isLineOpen = !text.EndsWith("\n"u8);
        Additions++;
    }
}
