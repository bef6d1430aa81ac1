using System.Buffers;
using System.Text;
using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Unpacks CSV (RFC 4180) as the CloudWatch console and CloudWatch Logs Insights export it, with a column of records and one of their
/// times, or as Athena writes it, with a column for each field.
/// </summary>
/// <param name="input">The input, which is at the first line.</param>
/// <param name="output">Receives the lines.</param>
/// <param name="maxRow">The maximum length of a row.</param>
internal sealed class CsvUnwrapper(InputBuffer input, UnwrappedText output, int maxRow)
{
    private readonly CsvRow _row = new();
    private readonly RowColumns _columns = new(output);
    private byte[][] _names = [];
    private string[] _headerNames = [];
    private int _message = -1;
    private int _time = -1;
    private int _id = -1;

    /// <summary>Whether a line is the header of CSV that contains flow logs.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line)
    {
        line = LineText.WithoutEnds(line);
        var row = new CsvRow();
        if (line.Length > LineText.MaxLength || !line.Contains((byte)',') || row.Read(line, isEnd: true) != line.Length || row.IsDamaged)
            return false;
        int fields = 0;
        bool hasMessage = false;
        for (int i = 0; i < row.Count; i++)
        {
            hasMessage |= IsMessage(row.Cell(i));
            fields += RowNames.FindField(row.Cell(i)) is null ? 0 : 1;
        }

        return hasMessage || RowNames.AreOfRecords(fields, row.Count);
    }

    /// <summary>Reads the header, at which the input is.</summary>
    /// <param name="length">The length of its line.</param>
    public void Begin(int length)
    {
        _row.Read(LineText.WithoutEnds(input.Unread[..length]), isEnd: true);
        _names = [.. Enumerable.Range(0, _row.Count).Select(i => _row.Cell(i).ToArray())];
        _headerNames = [.. _names.Select(n => RowNames.ToHeaderName(n))];
        _message = Array.FindIndex(_names, n => IsMessage(n));
        _time = Array.FindIndex(_names, n => n.AsSpan().SequenceEqual("timestamp"u8) || n.AsSpan().SequenceEqual("@timestamp"u8));
        _id = Array.FindIndex(_names, n => n.AsSpan().SequenceEqual("eventId"u8));
        input.Consume(length);
    }

    /// <summary>Reads a row.</summary>
    public UnwrapStep Step()
    {
        if (!output.TryEnter(null))
            return UnwrapStep.NeedsRoom;
        ReadOnlySpan<byte> unread = input.Unread;
        if (unread.IsEmpty)
            return input.IsEnd ? UnwrapStep.End : UnwrapStep.NeedsInput;
        int length = _row.Read(unread, input.IsEnd);
        if (length < 0 && !input.IsEnd && unread.Length < maxRow)
            return UnwrapStep.NeedsInput;
        if (length < 0 || _row.IsDamaged)
            RejectLine(unread);
        else
            Write(unread[..length]);
        return UnwrapStep.Continue;
    }

    private static bool IsMessage(ReadOnlySpan<byte> name) => name.SequenceEqual("message"u8) || name.SequenceEqual("@message"u8);

    private void Write(ReadOnlySpan<byte> text)
    {
        var origin = new LineOrigin { Kind = OriginKind.Element, Offset = input.Offset, Line = input.Line };
        bool isBlank = _row.Count == 1 && _row.Cell(0).IsEmpty;
        if (_time >= 0 && _time < _row.Count)
            origin.Time = SourceTime.Parse(_row.Cell(_time));
        if (!isBlank && _row.Count != _names.Length)
            output.AddRejected(text, input.Offset, input.Line, $"a CSV row of {_row.Count} columns after a header of {_names.Length}");
        else if (isBlank || !IsHeaderAgain())
            Write(text, origin, isBlank);
        input.Consume(text.Length);
    }

    private void Write(ReadOnlySpan<byte> text, LineOrigin origin, bool isBlank)
    {
        if (isBlank || _message >= 0)
        {
            output.BeginElement();
            if (!isBlank)
                output.Target.Write(_row.Cell(_message));
            output.EndElement(origin, isBlank || _id < 0 ? default : _row.Cell(_id));
            return;
        }

        _columns.Begin();
        for (int i = 0; i < _names.Length; i++)
        {
            int start = _columns.Values.WrittenCount;
            NumberText.Append(_row.Cell(i), _columns.Values);
            if (NumberText.IsOneToken(_columns.Values.WrittenSpan[start..]))
            {
                _columns.Set(_headerNames[i], start);
            }
            else if (RowNames.FindField(_names[i]) is { } field)
            {
                output.AddRejected(text, input.Offset, input.Line, $"white space in the column {field}");
                return;
            }
        }

        _columns.End(origin);
    }

    /// <summary>Whether the row is the header again, as in concatenated files.</summary>
    private bool IsHeaderAgain()
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (!_row.Cell(i).SequenceEqual(_names[i]))
                return false;
        }

        return true;
    }

    private void RejectLine(ReadOnlySpan<byte> unread)
    {
        int end = unread.IndexOf((byte)'\n') + 1;
        end = end == 0 ? unread.Length : end;
        output.AddRejected(unread[..end], input.Offset, input.Line, "a CSV row whose quotation marks don't match");
        input.Consume(end);
    }
}
