using VpcFlow.Input.Containers;
using VpcFlow.Records;

namespace VpcFlow.Input;

/// <summary>
/// Chooses the format of the lines before any header: by the first line that is a record of one of the formats rather than of the others.
/// So it does not depend on how a stream is read.
/// </summary>
/// <param name="candidates">The formats; the first is preferred where lines are records of several formats in the same way.</param>
internal sealed class FormatChoice(IReadOnlyList<FormatCandidate> candidates)
{
    private readonly LineTokens _tokens = new();
    private readonly long[] _records = new long[candidates.Count];
    private int _at;

    /// <summary>Whether the choice is made, or a header or something that has to be unwrapped follows.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The format; <see langword="null"/> if no line that was seen is a record of any of them.</summary>
    public FlowLogFormat? Format { get; private set; }

    /// <summary>Forgets where it is in the text; a text begins that was not seen yet.</summary>
    public void Restart()
    {
        _at = 0;
        IsDone = false;
    }

    /// <summary>Looks at the lines of a text that were not seen yet, as far as that is necessary.</summary>
    /// <param name="text">Whole lines: those that were seen, and more.</param>
    public void Read(ReadOnlySpan<byte> text)
    {
        while (!IsDone && _at < text.Length)
        {
            ReadOnlySpan<byte> rest = text[_at..];
            int length = rest.IndexOf((byte)'\n') + 1;
            ReadOnlySpan<byte> line = length == 0 ? rest : rest[..length];
            if (HeaderLine.TryRead(line, out _) || LineStart.IsWrapped(rest))
                IsDone = true;
            else
                Compare(LineText.WithoutEnds(line));
            _at += line.Length;
        }
    }

    private void Compare(ReadOnlySpan<byte> line)
    {
        if (line.Length > LineText.MaxLength)
            return;
        _tokens.Read(line);
        int best = -1;
        int highest = int.MinValue;
        bool isOnly = false;
        for (int i = 0; i < candidates.Count; i++)
        {
            if (candidates[i].Compare(line, _tokens) is not { } score)
                continue;
            _records[i]++;
            isOnly = score > highest || (isOnly && score < highest);
            if (score > highest)
                (best, highest) = (i, score);
        }

        if (best < 0)
            return;
        IsDone = isOnly;
        Format = candidates[isOnly ? best : Array.IndexOf(_records, _records.Max())].Format;
    }
}
