using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Prints a document plan as code: one call per segment, no jumps.</summary>
internal sealed class DocumentEmitter(SourceWriter writer, RecordPlan plan)
{
    /// <summary>Longer constants are copied by a call instead of a few moves.</summary>
    private const int MaxLiteral = 128;

    private readonly Stack<string> _objects = new();
    private readonly Dictionary<int, string> _times = [];
    private int _variables;

    public void Emit(DocumentPlan document)
    {
        writer.Line("nint at = 0;");
        Segment? action = document.Segments.FirstOrDefault(s => s.Value is ValueKind.EventType or ValueKind.Outcome);
        if (action is not null)
            writer.Line($"nint action = {Names.Writer}.Action(ref text, ref starts, {Names.Number(action.Slots[0])});");
        foreach (Segment segment in document.Segments)
            EmitSegment(segment);
        writer.Line("return at;");
    }

    private void EmitSegment(Segment segment)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Literal:
                EmitLiteral(segment.Prefix, segment.OverwritesComma ? "at - 1" : "at");
                break;
            case SegmentKind.Value:
                EmitValue(segment);
                break;
            case SegmentKind.Optional:
                EmitOptional(segment);
                break;
            case SegmentKind.OpenObject:
                string begin = NewVariable("object");
                _objects.Push(begin);
                writer.Line($"nint {begin} = at;");
                EmitLiteral(segment.Prefix, "at");
                break;
            default:
                writer.Line($"at = {Names.Writer}.CloseObject(ref output, {_objects.Pop()}, at, {Names.Number(segment.Prefix.Length)});");
                break;
        }
    }

    /// <summary>Writes a value that is always there; a time that was written before is copied from there.</summary>
    private void EmitValue(Segment segment)
    {
        if (segment.Value == ValueKind.Time)
        {
            if (_times.TryGetValue(segment.Slots[0], out string? written))
            {
                writer.Line($"at = {Names.Writer}.TimeAgain(ref output, at, {written});");
                return;
            }

            string begin = NewVariable("time");
            writer.Line($"nint {begin} = at;");
            _times.Add(segment.Slots[0], begin);
        }

        writer.Line($"at = {Value(segment, isOptional: false)};");
    }

    private void EmitLiteral(string text, string at)
    {
        for (int i = 0; i < text.Length; i += MaxLiteral)
        {
            string part = text.Substring(i, Math.Min(MaxLiteral, text.Length - i));
            writer.Line($"at = {Names.Writer}.Literal(ref output, {(i == 0 ? at : "at")}, {Names.Utf8(part)});");
        }
    }

    /// <summary>Writes the member whatever the record has, and then takes it back if it does not belong there.</summary>
    private void EmitOptional(Segment segment)
    {
        string begin = NewVariable("member");
        writer.Line($"nint {begin} = at;");
        EmitLiteral(segment.Prefix, "at");
        string keep = "at";
        if (segment.ValueCanBeAbsent)
        {
            string value = NewVariable("value");
            writer.Line($"nint {value} = at;");
            writer.Line($"at = {Value(segment, isOptional: true)};");
            writer.Line($"nint {value}End = at;");
            EmitLiteral(segment.Suffix, "at");
            keep = $"{Names.Writer}.KeepIfWritten({begin}, at, {value}, {value}End)";
        }
        else
        {
            if (segment.Value != ValueKind.None)
                writer.Line($"at = {Value(segment, isOptional: true)};");
            EmitLiteral(segment.Suffix, "at");
        }

        if (!segment.Required.IsEmpty)
            keep = $"{Names.Writer}.{(segment.AnyRequired ? "KeepIfAny" : "KeepIfAll")}({begin}, {keep}, header.Absent, {Names.Mask(segment.Required)})";
        writer.Line($"at = {keep};");
    }

    private string Value(Segment segment, bool isOptional)
    {
        const string Field = "ref output, at, ref text, ref starts, ";
        int slot = segment.Slots.IsEmpty ? -1 : segment.Slots[0];
        string index = Names.Number(slot);
        return Names.Writer + segment.Value switch
        {
            ValueKind.Text => $".Text({Field}{index})",
            ValueKind.Validated when plan.Slots[slot].IsNumber => $".Number({Field}{index})",
            ValueKind.Validated => $".Address({Field}{index})",
            ValueKind.Time => $".Time(ref output, at, {Time(slot, isOptional)}, state)",
            ValueKind.Timestamp => $".Timestamp(ref output, at, {TimestampPart(segment.Slots[0])}, {TimestampPart(segment.Slots[1])}, state)",
            ValueKind.NetworkType => $".NetworkType(ref output, at, header.IPv6, {index})",
            ValueKind.Transport => $".Transport(ref output, at, row.{Property(slot)})",
            ValueKind.TcpFlags => $".TcpFlags(ref output, at, row.{Property(slot)})",
            ValueKind.EventType => ".EventType(ref output, at, action)",
            ValueKind.Outcome => ".Outcome(ref output, at, action)",
            ValueKind.CommunityId => ".CommunityId(ref output, at, ref communityId)",
            ValueKind.RelatedAddresses => $".Related({Field}header.Absent, {Related(segment)})",
            ValueKind.Original => ".Original(ref output, at, ref text, ref header)",
            _ => ".Namespace(ref output, at, state)",
        };
    }

    /// <summary>An absent time has a value that means nothing, maybe one that no calendar has.</summary>
    private string Time(int slot, bool isOptional)
        => isOptional ? $"(header.Absent & {Names.Mask([slot])}) == 0 ? row.{Property(slot)} : 0" : "row." + Property(slot);

    private string TimestampPart(int slot) => slot < 0 ? "false, 0" : $"(header.Absent & {Names.Mask([slot])}) == 0, row.{Property(slot)}";

    private static string Related(Segment segment)
        => string.Join(", ", Enumerable.Range(0, 4).Select(i => Names.Number(i < segment.Slots.Length ? segment.Slots[i] : -1)));

    private string Property(int slot) => Names.Property(plan.Slots[slot]);

    private string NewVariable(string name) => name + Names.Number(++_variables);
}
