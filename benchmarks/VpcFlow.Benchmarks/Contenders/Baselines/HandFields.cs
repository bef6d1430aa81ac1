namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>The fields of a line by their positions, found with <c>IndexOf</c>; a field that is <c>-</c> is empty.</summary>
internal readonly ref struct HandFields(ReadOnlySpan<byte> line, ReadOnlySpan<int> starts) : IUtf8Fields
{
    private readonly ReadOnlySpan<byte> _line = line;
    private readonly ReadOnlySpan<int> _starts = starts;

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ReadOnlySpan<byte> field = _line[_starts[index]..(_starts[index + 1] - 1)];
            return Utf8Words.IsAbsent(field) ? default : field;
        }
    }

    /// <summary>Finds the starts of all fields, and that of a field that would follow.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> line, Span<int> starts)
    {
        int at = 0;
        for (int i = 0; i < starts.Length - 1; i++)
        {
            starts[i] = at;
            int space = line[at..].IndexOf((byte)' ');
            if (space < 0)
            {
                starts[i + 1] = line.Length + 1;
                return i == starts.Length - 2;
            }

            at += space + 1;
        }

        return false;
    }
}
