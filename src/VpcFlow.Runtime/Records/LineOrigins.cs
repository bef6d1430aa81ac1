using System.Runtime.InteropServices;

namespace VpcFlow.Records;

/// <summary>
/// Describes where lines come from that a container was unpacked to: their positions in the container, and what it says about each. An
/// entry applies to the lines from its own to the next entry's.
/// </summary>
internal sealed class LineOrigins
{
    private readonly List<LineOrigin> _entries = [];
    private byte[] _ids = [];
    private int _idLength;

    /// <summary>The log group and stream of all lines; <see langword="null"/> if the container names none.</summary>
    public LogScope? Scope { get; set; }

    /// <summary>Whether an entry has a time.</summary>
    public bool HasTimes { get; private set; }

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds an entry for the lines from a position on.</summary>
    /// <param name="origin">The entry; its position in the text is not before that of the last one.</param>
    /// <param name="id">The identity of the event.</param>
    public void Add(LineOrigin origin, ReadOnlySpan<byte> id = default)
    {
        if (id.Length > _ids.Length - _idLength)
            Array.Resize(ref _ids, Math.Max(2 * _ids.Length, _idLength + id.Length));
        id.CopyTo(_ids.AsSpan(_idLength));
        origin.IdStart = _idLength;
        origin.IdLength = id.Length;
        _idLength += id.Length;
        HasTimes |= origin.Time is not null;
        _entries.Add(origin);
    }

    /// <summary>Returns an entry by its number.</summary>
    public ref readonly LineOrigin Get(int index) => ref CollectionsMarshal.AsSpan(_entries)[index];

    /// <summary>Returns the entry of the line at a position in the text; the first one for positions before it.</summary>
    public ref readonly LineOrigin Find(long position)
    {
        Span<LineOrigin> entries = CollectionsMarshal.AsSpan(_entries);
        int low = 0;
        int high = entries.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (entries[middle].Position <= position)
                low = middle;
            else
                high = middle - 1;
        }

        return ref entries[low];
    }

    /// <summary>The identity of the event that an entry is about; empty if it has none.</summary>
    public ReadOnlySpan<byte> Id(in LineOrigin origin) => _ids.AsSpan(origin.IdStart, origin.IdLength);

    /// <summary>Removes all entries and keeps the memory.</summary>
    public void Clear()
    {
        _entries.Clear();
        _idLength = 0;
        HasTimes = false;
        Scope = null;
    }

    /// <summary>
    /// Gives each line an entry of its own if they are the rows of a container, so that a position suffices to find its row.
    /// </summary>
    /// <param name="text">The lines.</param>
    public void SeparateRows(ReadOnlySpan<byte> text)
    {
        if (_entries.Count != 1 || _entries[0].Kind != OriginKind.Rows)
            return;
        LineOrigin first = _entries[0];
        _entries.Clear();
        for (int position = 0, line = 0; position < text.Length; line++)
        {
            _entries.Add(first with { Position = position, LineBefore = line, Line = first.Line + line, Offset = first.Offset + line });
            int lineFeed = text[position..].IndexOf((byte)'\n');
            position = lineFeed < 0 ? text.Length : position + lineFeed + 1;
        }
    }

    /// <summary>Moves the entries of a piece of the text to a block, where positions are relative to the beginning of the block.</summary>
    /// <param name="block">Receives the entries.</param>
    /// <param name="start">The position of the block in the text.</param>
    /// <param name="startLine">The number of lines before it.</param>
    /// <param name="length">The length of the block; the entries of the text after it stay.</param>
    public void MoveTo(LineOrigins block, long start, long startLine, long length)
    {
        block.Clear();
        block.Scope = Scope;
        int moved = 0;
        foreach (ref readonly LineOrigin origin in CollectionsMarshal.AsSpan(_entries))
        {
            if (origin.Position >= start + length)
                break;
            moved++;
            LineOrigin relative = origin;
            relative.Position -= start;
            relative.LineBefore -= startLine;
            block.Add(relative, Id(in origin));
        }

        // The last entry may also apply to the lines after the block.
        _entries.RemoveRange(0, Math.Max(0, moved - 1));
        ReleaseIds();
    }

    /// <summary>Moves the identities that are still needed to the beginning of their buffer.</summary>
    private void ReleaseIds()
    {
        if (_entries.Count == 0)
            return;
        Span<LineOrigin> entries = CollectionsMarshal.AsSpan(_entries);
        int released = entries[0].IdStart;
        _ids.AsSpan(released, _idLength - released).CopyTo(_ids);
        _idLength -= released;
        foreach (ref LineOrigin origin in entries)
            origin.IdStart -= released;
    }
}
