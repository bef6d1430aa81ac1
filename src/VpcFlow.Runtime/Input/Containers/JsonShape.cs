using System.Buffers;
using System.Text;
using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>What the members of a JSON object say it is.</summary>
internal ref struct JsonShape
{
    private ArrayBufferWriter<byte>? _text;
    private string _group;
    private string _stream;
    private int _fields;
    private int _members;
    private bool _isNotification;

    /// <summary>The position after the opening bracket of the array whose elements matter; 0 if there is none.</summary>
    public int ArrayStart { get; private set; }

    public JsonArrayKind ArrayKind { get; private set; }

    /// <summary>Whether the payload only tests whether the destination exists.</summary>
    public bool IsControl { get; private set; }

    /// <summary>Whether there is text with records: the member <c>message</c>.</summary>
    public bool HasMessage { get; private set; }

    /// <summary>Whether this is the event that AWS Lambda receives from CloudWatch Logs.</summary>
    public bool IsLambdaEvent { get; private set; }

    /// <summary>What the object is, with an article, if it is known not to be a flow log.</summary>
    public string? Foreign { get; private set; }

    /// <summary>Whether the object is a record whose members are fields.</summary>
    public readonly bool IsRow => RowNames.AreOfRecords(_fields, _members);

    /// <summary>The log group and stream that the object names.</summary>
    public readonly LogScope? Scope => _group is null && _stream is null ? null : new LogScope(_group ?? "", _stream ?? "");

    /// <summary>Inspects the members of an object.</summary>
    /// <param name="value">The object from its opening bracket on, or as much of it as there is.</param>
    public static JsonShape Read(ReadOnlySpan<byte> value)
    {
        var shape = new JsonShape();
        var scanner = new JsonScanner(value);
        scanner.TryEnterObject();
        for (bool any = false; scanner.HasMember(any); any = true)
        {
            if (!scanner.TryReadName(out ReadOnlySpan<byte> name))
                break;
            shape.ReadMember(ref scanner, name);
            if (!scanner.TrySkipValue())
                break;
        }

        return shape;
    }

    /// <summary>Returns the kind of an array that is a member of an object; <see langword="null"/> if it does not matter.</summary>
    public static JsonArrayKind? KindOf(ReadOnlySpan<byte> name)
    {
        if (JsonScanner.IsName(name, "logEvents"u8) || JsonScanner.IsName(name, "events"u8))
            return JsonArrayKind.Events;
        if (JsonScanner.IsName(name, "records"u8) || JsonScanner.IsName(name, "Records"u8))
            return JsonArrayKind.Records;
        return JsonScanner.IsName(name, "results"u8) ? JsonArrayKind.Results : null;
    }

    private void ReadMember(ref JsonScanner scanner, ReadOnlySpan<byte> name)
    {
        _members++;
        _fields += RowNames.FindField(name) is null ? 0 : 1;
        if (scanner.IsAtArray && ArrayStart == 0 && KindOf(name) is { } kind)
        {
            ArrayStart = scanner.Position + 1;
            ArrayKind = kind;
        }
        else if (scanner.IsAtString)
        {
            ReadText(scanner, name);
        }
        else if (scanner.IsAtObject)
        {
            IsLambdaEvent |= JsonScanner.IsName(name, "awslogs"u8);
            Foreign ??= JsonScanner.IsName(name, "ecs"u8) ? "ECS documents" : null;
        }
        else if (JsonScanner.IsName(name, "class_uid"u8))
        {
            Foreign = "OCSF, the format of Amazon Security Lake";
        }
    }

    private void ReadText(JsonScanner scanner, ReadOnlySpan<byte> name)
    {
        if (JsonScanner.IsName(name, "message"u8) || JsonScanner.IsName(name, "@message"u8))
            HasMessage = true;
        else if (JsonScanner.IsName(name, "messageType"u8))
            IsControl = Text(scanner) == "CONTROL_MESSAGE";
        else if (JsonScanner.IsName(name, "logGroup"u8))
            _group = Text(scanner);
        else if (JsonScanner.IsName(name, "logStream"u8))
            _stream = Text(scanner);
        else if (JsonScanner.IsName(name, "Type"u8))
            _isNotification = Text(scanner) == "Notification";
        else if (JsonScanner.IsName(name, "Message"u8) && _isNotification)
            Foreign = "a notification of Amazon SNS";
        else if (JsonScanner.IsName(name, "detail-type"u8))
            Foreign = "an event of Amazon EventBridge";
        else if (JsonScanner.IsName(name, "Event"u8) && Text(scanner) == "s3:TestEvent")
            Foreign = "a test event of Amazon S3";
    }

    /// <summary>Returns the string at which a copy of the scanner is.</summary>
    private string Text(JsonScanner scanner)
    {
        _text ??= new ArrayBufferWriter<byte>();
        _text.ResetWrittenCount();
        return scanner.TryReadString(_text) ? Encoding.UTF8.GetString(_text.WrittenSpan) : "";
    }
}
