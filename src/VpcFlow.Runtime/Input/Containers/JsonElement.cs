using System.Buffers;
using System.Buffers.Text;
using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>Unpacks one complete JSON value: an event, a row, or data that is a container again.</summary>
internal sealed class JsonElement(UnwrappedText output, RowColumns columns)
{
    private readonly JsonRow _row = new(columns);
    private readonly ArrayBufferWriter<byte> _scratch = new();

    /// <summary>The data that was found, to be unpacked in turn; empty if there is none.</summary>
    public byte[] Data { get; private set; } = [];

    /// <summary>Unpacks a value; returns what is wrong with it, in words, or <see langword="null"/>.</summary>
    /// <param name="kind">The kind of the array that it is an element of.</param>
    /// <param name="shape">What it is, if it is one of <see cref="JsonArrayKind.Values"/>.</param>
    /// <param name="value">The value.</param>
    /// <param name="origin">Where it is.</param>
    /// <exception cref="ContainerException">It shows that the input is not a flow log.</exception>
    public string? TryUnpack(JsonArrayKind kind, scoped in JsonShape shape, ReadOnlySpan<byte> value, LineOrigin origin)
    {
        Data = [];
        return kind switch
        {
            JsonArrayKind.Values => TryUnpack(in shape, value, origin),
            JsonArrayKind.Events => TryWriteEvent(value, origin),
            JsonArrayKind.Records => TryTakeData(value),
            JsonArrayKind.Results => TryWriteResult(value, origin),
            _ => throw new InvalidOperationException($"{kind} is not a kind of array."),
        };
    }

    private string? TryUnpack(scoped in JsonShape shape, ReadOnlySpan<byte> value, LineOrigin origin)
    {
        if (shape.IsControl)
        {
            output.BeginElement();
            output.EndElement(origin);
            return null;
        }

        if (shape.HasMessage)
            return TryWriteEvent(value, origin);
        if (shape.IsLambdaEvent)
            return TryTakeData(value);
        if (shape.IsRow)
            return _row.TryWrite(value, origin);
        if (shape.Foreign is { } foreign)
            throw ForeignContent.Create(foreign, "");
        return new JsonScanner(value).TrySkipValue() ? "a JSON object without records" : "malformed JSON";
    }

    private string? TryWriteEvent(ReadOnlySpan<byte> value, LineOrigin origin)
    {
        if (!JsonEvent.TryRead(value, out JsonEvent read))
            return "malformed JSON";
        if (read.Message.IsEmpty)
            return "a log event without a member \"message\"";
        origin.Time = read.Time;
        _scratch.ResetWrittenCount();
        if (!read.Id.IsEmpty)
            JsonEvent.Append(read.Id, _scratch);
        output.BeginElement();
        JsonEvent.Append(read.Message, output.Target);
        output.EndElement(origin, _scratch.WrittenSpan);
        return null;
    }

    /// <summary>Finds the Base64 data of a record of Firehose or Kinesis, or of the event of CloudWatch Logs.</summary>
    private string? TryTakeData(ReadOnlySpan<byte> value)
    {
        var scanner = new JsonScanner(value);
        ContainerException? foreign = null;
        if (!scanner.TryEnterObject())
            return "a record that is not an object";
        for (bool any = false; scanner.HasMember(any); any = true)
        {
            if (!scanner.TryReadName(out ReadOnlySpan<byte> name))
                return "malformed JSON";
            bool isText = scanner.IsAtString;
            bool isObject = scanner.IsAtObject;
            int start = scanner.Position;
            if (!scanner.TrySkipValue())
                return "malformed JSON";
            ReadOnlySpan<byte> member = value[start..scanner.Position];
            if (isText && JsonScanner.IsName(name, "data"u8))
                return TryDecode(member);
            if (isObject && (JsonScanner.IsName(name, "kinesis"u8) || JsonScanner.IsName(name, "awslogs"u8)))
                return TryTakeData(member);
            foreign = Foreign(name, isText, isObject) ?? foreign;
        }

        return foreign is null ? "a record without a member \"data\"" : throw foreign;
    }

    /// <summary>Recognises the events that AWS Lambda and queues get from other services.</summary>
    private static ContainerException? Foreign(ReadOnlySpan<byte> name, bool isText, bool isObject)
    {
        if (isObject && (JsonScanner.IsName(name, "s3"u8) || JsonScanner.IsName(name, "Sns"u8)))
            return ForeignContent.Create("a notification of Amazon S3 or SNS", "read the objects that it names");
        if (isText && JsonScanner.IsName(name, "body"u8))
            return ForeignContent.Create("an event of Amazon SQS", "read what its messages name");
        return isText && JsonScanner.IsName(name, "eventVersion"u8)
            ? ForeignContent.Create("an event or a log of another AWS service", "")
            : null;
    }

    private string? TryDecode(ReadOnlySpan<byte> text)
    {
        _scratch.ResetWrittenCount();
        JsonEvent.Append(text, _scratch);
        var data = new byte[Base64.GetMaxDecodedFromUtf8Length(_scratch.WrittenCount)];
        OperationStatus status = Base64.DecodeFromUtf8(_scratch.WrittenSpan, data, out _, out int length);
        if (status != OperationStatus.Done)
            return "a member \"data\" that is not Base64";
        Data = data[..length];
        if (length > 0)
            return null;
        output.BeginElement();
        output.EndElement(default);
        return null;
    }

    /// <summary>Writes a row of CloudWatch Logs Insights: an array of objects with a field and its value.</summary>
    private string? TryWriteResult(ReadOnlySpan<byte> value, LineOrigin origin)
    {
        // {"field":"@message","value":"…"} of every cell becomes a member of one object.
        _scratch.ResetWrittenCount();
        var scanner = new JsonScanner(value);
        if (!scanner.IsAtArray)
            return "a result that is not an array";
        scanner.EnterArray();
        for (bool any = false; !scanner.TryLeaveArray(); any = true)
        {
            if ((any && !scanner.TryReadComma()) || !TryAppendCell(ref scanner, value))
                return "a result that is not an array of fields and values";
        }

        _scratch.Write(_scratch.WrittenCount == 0 ? "{}"u8 : "}"u8);
        ReadOnlySpan<byte> row = _scratch.WrittenSpan.ToArray();
        return TryUnpack(JsonShape.Read(row), row, origin);
    }

    private bool TryAppendCell(ref JsonScanner scanner, ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> field = default;
        ReadOnlySpan<byte> cell = default;
        if (!scanner.TryEnterObject())
            return false;
        for (bool any = false; scanner.HasMember(any); any = true)
        {
            if (!scanner.TryReadName(out ReadOnlySpan<byte> name))
                return false;
            bool isText = scanner.IsAtString;
            int start = scanner.Position;
            if (!scanner.TrySkipValue() || !isText)
                return false;
            if (name.SequenceEqual("field"u8))
                field = value[start..scanner.Position];
            else if (name.SequenceEqual("value"u8))
                cell = value[start..scanner.Position];
        }

        if (field.IsEmpty || cell.IsEmpty || !scanner.TryLeaveObject())
            return false;
        _scratch.Write(_scratch.WrittenCount == 0 ? "{"u8 : ","u8);
        _scratch.Write(field);
        _scratch.Write(":"u8);
        _scratch.Write(cell);
        return true;
    }
}
