using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>
/// Prints a document plan as code without jumps: one call for each value and the constant before it, and one more for each optional member. Few and plain expressions,
/// since the text of documents is most of what a user's compiler has to read.
/// </summary>
/// <param name="writer">Gets the code.</param>
/// <param name="plan">The fields of the line.</param>
/// <param name="literals">Gets the constants.</param>
internal sealed class DocumentEmitter(SourceWriter writer, RecordPlan plan, LiteralPool literals)
{
    private readonly Stack<string> _objects = new();
    private readonly Dictionary<int, string> _times = [];
    private int _variables;

    /// <summary>The constant that the next step copies before its value.</summary>
    private string _literal = "";

    /// <summary>Where the next step begins.</summary>
    private string _at = "at";

    public void Emit(DocumentPlan document)
    {
        writer.Line($"ref byte literals = ref {Names.Writer}.First(Literals);");
        writer.Line($"{Names.Offset} at = 0;");
        Segment? action = document.Segments.FirstOrDefault(s => s.Value is ValueKind.EventType or ValueKind.Outcome);
        if (action is not null)
            writer.Line($"{Names.Offset} action = {Names.Writer}.Action(ref text, ref starts, {Names.Number(action.Slots[0])});");
        foreach (Segment segment in document.Segments)
            EmitSegment(segment);
        EmitLiteral();
        writer.Line("return at;");
    }

    private void EmitSegment(Segment segment)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Literal:
                _literal = segment.Prefix;
                if (segment.OverwritesComma)
                    _at = $"{Names.Writer}.WithoutComma(at)";
                break;
            case SegmentKind.Value:
                EmitValue(segment);
                break;
            case SegmentKind.Optional:
                EmitLiteral();
                EmitOptional(segment);
                break;
            case SegmentKind.OpenObject:
                EmitLiteral();
                _objects.Push(EmitMark("object"));
                _literal = segment.Prefix;
                break;
            default:
                writer.Line($"at = {Names.Writer}.CloseObject(ref output, {_objects.Pop()}, at, {Names.Number(segment.Prefix.Length)});");
                break;
        }
    }

    /// <summary>Keeps the place in a variable.</summary>
    private string EmitMark(string name)
    {
        string variable = name + Names.Number(++_variables);
        writer.Line($"{Names.Offset} {variable} = at;");
        return variable;
    }

    /// <summary>Copies the constant, if there is one, without a value behind it.</summary>
    private void EmitLiteral()
    {
        if (_literal.Length > 0)
        {
            EmitComment(_literal);
            writer.Line($"at = {Step("Literal")};");
        }
    }

    private void EmitValue(Segment segment)
    {
        EmitComment(_literal + "…");
        int slot = segment.Slots.IsEmpty ? -1 : segment.Slots[0];
        bool isTime = segment.Value == ValueKind.Time;
        if (isTime && _times.TryGetValue(slot, out string? written))
        {
            writer.Line($"at = {Step("TimeAgain", written)};");
            return;
        }

        writer.Line($"at = {Value(segment, isOptional: false)};");
        if (isTime)
            _times.Add(slot, EmitMark("time"));
    }

    /// <summary>Writes the member whatever the record has, and then takes it back if it does not belong there.</summary>
    private void EmitOptional(Segment segment)
    {
        _literal = segment.Prefix;
        string required = Names.Mask(segment.Required);
        string suffix = $"ref literals, {Names.Number(literals.Add(segment.Suffix))}, {Names.Number(segment.Suffix.Length)}, header.Absent, {required}";
        EmitComment(segment.Prefix + (segment.Value == ValueKind.None ? "" : "…") + segment.Suffix);
        string value = segment.Value == ValueKind.None ? Step("Literal") : Value(segment, isOptional: true);
        string member = segment.ValueCanBeAbsent
            ? $"OptionalValue(ref output, at, {Names.Number(segment.Prefix.Length)}, {value}, {suffix})"
            : $"{(segment.AnyRequired ? "OptionalAny" : "Optional")}(ref output, at, {value}, {suffix})";
        writer.Line($"at = {Names.Writer}.{member};");
    }

    private string Value(Segment segment, bool isOptional)
    {
        const string field = "ref text, ref starts";
        int slot = segment.Slots.IsEmpty ? -1 : segment.Slots[0];
        string index = Names.Number(slot);
        return segment.Value switch
        {
            ValueKind.Text => Step("Text", field, index),
            ValueKind.Validated => Step(plan.Slots[slot].IsNumber ? "Number" : "Address", field, index),
            ValueKind.Time when isOptional => Step("TimeIfPresent", Row(slot), "header.Absent", Names.Mask([slot]), "context"),
            ValueKind.Time => Step("Time", Row(slot), "context"),
            ValueKind.Timestamp => Step("Timestamp", TimestampPart(segment.Slots[0]), TimestampPart(segment.Slots[1]), "context"),
            ValueKind.NetworkType => Step("NetworkType", "header.IPv6", index),
            ValueKind.Transport => Step("Transport", Row(slot)),
            ValueKind.TcpFlags => Step("TcpFlags", Row(slot)),
            ValueKind.EventType => Step("EventType", "action"),
            ValueKind.Outcome => Step("Outcome", "action"),
            ValueKind.CommunityId => Step("CommunityId", "ref communityId"),
            ValueKind.RelatedAddresses => Step("Related", field, "header.Absent", Related(segment)),
            ValueKind.Original => Step("Original", "ref text, ref header"),
            _ => Step("Namespace", "context"),
        };
    }

    /// <summary>A call that copies the constant and then does what its name says.</summary>
    private string Step(string method, params string[] arguments)
    {
        int position = _literal.Length == 0 ? 0 : literals.Add(_literal);
        string call = $"{Names.Writer}.{method}({string.Join(", ", ["ref output", _at, "ref literals", Names.Number(position), Names.Number(_literal.Length), .. arguments])})";
        _literal = "";
        _at = "at";
        return call;
    }

    private void EmitComment(string text) => writer.Line("// " + text.Replace("\n", "\\n"));

    private string TimestampPart(int slot) => slot < 0 ? "false, 0" : $"(header.Absent & {Names.Mask([slot])}) == 0UL, {Row(slot)}";

    private static string Related(Segment segment)
        => string.Join(", ", Enumerable.Range(0, 4).Select(i => Names.Number(i < segment.Slots.Length ? segment.Slots[i] : -1)));

    private string Row(int slot) => "row." + Names.Property(plan.Slots[slot]);
}
