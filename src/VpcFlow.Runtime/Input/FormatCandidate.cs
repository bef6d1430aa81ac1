using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>A format that lines without a header may have.</summary>
internal sealed class FormatCandidate(FlowLogFormat format)
{
    private readonly ColumnShape[] _columns = [.. format.Columns.Select(c => new ColumnShape(c))];

    public FlowLogFormat Format => format;

    /// <summary>Compares a line with the format.</summary>
    /// <param name="text">The line.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <returns>
    /// How many more values have the shape of their columns than another one; <see langword="null"/> if the line is no record of the
    /// format.
    /// </returns>
    public int? Compare(ReadOnlySpan<byte> text, LineTokens tokens)
    {
        int first = tokens.ReadPrefix(text, _columns.Length, out _);
        if (tokens.Count - first != _columns.Length)
            return null;
        int score = 0;
        for (int i = 0; i < _columns.Length; i++)
        {
            ReadOnlySpan<byte> value = tokens.Text(text, first + i);
            if (value is [(byte)'-'])
                continue;
            if (_columns[i].Compare(value) is not { } shape)
                return null;
            score += shape;
        }

        return score;
    }
}
