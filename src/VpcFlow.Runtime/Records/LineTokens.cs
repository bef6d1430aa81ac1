using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>The tokens of a line, separated by any number of spaces.</summary>
internal sealed class LineTokens
{
    /// <summary>
    /// The number of tokens whose positions are kept: the columns of the longest line, and a time and a log stream before
    /// them.
    /// </summary>
    private const int Capacity = RecordPlan.MaxSlots + 2;

    private readonly int[] _starts = new int[Capacity];
    private readonly int[] _lengths = new int[Capacity];
    private int _fields;

    /// <summary>The number of tokens, which may be more than are kept.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the tokens of a text.</summary>
    public void Read(ReadOnlySpan<byte> text)
    {
        Count = 0;
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            int length = text[at..].IndexOf((byte)' ');
            if (length < 0)
                length = text.Length - at;
            if (Count < Capacity)
            {
                _starts[Count] = at;
                _lengths[Count] = length;
            }

            Count++;
            at += length;
        }

        _fields = Math.Min(Count, Capacity);
    }

    /// <summary>Returns where a token starts.</summary>
    public int Start(int token) => _starts[token];

    /// <summary>Returns a token.</summary>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> text, int token) => text.Slice(_starts[token], _lengths[token]);

    /// <summary>
    /// Returns where the tokens start in the form of the separator index, in which each ends one byte before the next starts; returns
    /// <see langword="false"/> if there is more than one space between two of them.
    /// </summary>
    /// <param name="first">The first token to consider.</param>
    /// <param name="starts">Receives one more position than there are tokens.</param>
    public bool TryGetStarts(int first, Span<uint> starts)
    {
        for (int i = first; i < _fields; i++)
        {
            if (i > first && _starts[i] != _starts[i - 1] + _lengths[i - 1] + 1)
                return false;
            starts[i - first] = (uint)_starts[i];
        }

        starts[_fields - first] = (uint)(_starts[_fields - 1] + _lengths[_fields - 1] + 1);
        return true;
    }

    /// <summary>Copies the tokens with single spaces between them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first token to copy.</param>
    /// <param name="starts">Receives where the tokens start in the copy, and one further position.</param>
    /// <param name="copy">The copy; replaced by a longer array if it is too short.</param>
    public void Normalise(ReadOnlySpan<byte> text, int first, Span<uint> starts, ref byte[] copy)
    {
        int length = 0;
        for (int i = first; i < _fields; i++)
            length += _lengths[i] + 1;
        if (copy.Length < length)
            copy = new byte[length];
        int at = 0;
        for (int i = first; i < _fields; i++)
        {
            starts[i - first] = (uint)at;
            Text(text, i).CopyTo(copy.AsSpan(at));
            at += _lengths[i];
            copy[at++] = (byte)' ';
        }

        starts[_fields - first] = (uint)at;
    }
}
