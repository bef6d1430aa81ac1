using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>
/// Prints a document plan as code without jumps. Constants stand in one literal and are copied by vector moves, which the compiler needs no call for: hundreds of
/// them in a method would exhaust what it is willing to inline.
/// </summary>
/// <param name="writer">Gets the code.</param>
/// <param name="plan">The fields of the line.</param>
/// <param name="literals">Gets the constants.</param>
internal sealed class DocumentEmitter(SourceWriter writer, RecordPlan plan, LiteralPool literals)
{
    private const int VectorSize = 32;

    private readonly Stack<string> _objects = new();
    private readonly Dictionary<int, string> _times = [];
    private int _variables;

    /// <summary>Bytes of constant length that were written since the variable <c>at</c> was set.</summary>
    private int _ahead;

    /// <summary>Where the next byte goes.</summary>
    private string At => _ahead == 0 ? "at" : _ahead < 0 ? "at - " + Names.Number(-_ahead) : "at + " + Names.Number(_ahead);

    public void Emit(DocumentPlan document)
    {
        writer.Line("ref byte literals = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(Literals);");
        writer.Line($"{Names.Offset} at = 0;");
        Segment? action = document.Segments.FirstOrDefault(s => s.Value is ValueKind.EventType or ValueKind.Outcome);
        if (action is not null)
            writer.Line($"{Names.Offset} action = {Names.Writer}.Action(ref text, ref starts, {Names.Number(action.Slots[0])});");
        foreach (Segment segment in document.Segments)
            EmitSegment(segment);
        writer.Line($"return {At};");
    }

    private void EmitSegment(Segment segment)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Literal:
                _ahead -= segment.OverwritesComma ? 1 : 0;
                EmitLiteral(segment.Prefix);
                break;
            case SegmentKind.Value:
                EmitValue(segment, isOptional: false);
                break;
            case SegmentKind.Optional:
                EmitOptional(segment);
                break;
            case SegmentKind.OpenObject:
                _objects.Push(EmitMark("object"));
                EmitLiteral(segment.Prefix);
                break;
            default:
                writer.Line($"at = {Names.Writer}.CloseObject(ref output, {_objects.Pop()}, {At}, {Names.Number(segment.Prefix.Length)});");
                _ahead = 0;
                break;
        }
    }

    /// <summary>Keeps the place in a variable.</summary>
    private string EmitMark(string name)
    {
        string variable = name + Names.Number(++_variables);
        writer.Line($"{Names.Offset} {variable} = {At};");
        return variable;
    }

    private void EmitLiteral(string text)
    {
        writer.Line("// " + text.Replace("\n", "\\n"));
        int position = literals.Add(text);
        for (int i = 0; i < text.Length; i += VectorSize)
        {
            writer.Line($"{Names.Vector}.StoreUnsafe({Names.Vector}.LoadUnsafe(ref literals, {Names.Number(position + i)}), ref output, ({Names.Index})({At}));");
            _ahead += Math.Min(VectorSize, text.Length - i);
        }
    }

    /// <summary>Writes the member whatever the record has, and then takes it back if it does not belong there.</summary>
    private void EmitOptional(Segment segment)
    {
        string begin = EmitMark("member");
        EmitLiteral(segment.Prefix);
        string? value = segment.ValueCanBeAbsent ? EmitMark("value") : null;
        if (segment.Value != ValueKind.None)
            EmitValue(segment, isOptional: true);
        string? valueEnd = value is null ? null : EmitMark("valueEnd");
        EmitLiteral(segment.Suffix);

        var conditions = new List<string>();
        if (!segment.Required.IsEmpty)
            conditions.Add(segment.AnyRequired ? $"(header.Absent & {Names.Mask(segment.Required)}) != {Names.Mask(segment.Required)}" : $"(header.Absent & {Names.Mask(segment.Required)}) == 0");
        if (value is not null)
            conditions.Add($"{value} != {valueEnd}");
        writer.Line($"at = {string.Join(" & ", conditions.Select(c => conditions.Count > 1 ? $"({c})" : c))} ? {At} : {begin};");
        _ahead = 0;
    }

    /// <summary>Writes a value. Those of constant length only move <see cref="_ahead"/>.</summary>
    private void EmitValue(Segment segment, bool isOptional)
    {
        int slot = segment.Slots.IsEmpty ? -1 : segment.Slots[0];
        switch (segment.Value)
        {
            case ValueKind.Time:
                EmitTime(slot, isOptional);
                break;
            case ValueKind.Timestamp:
                EmitFixed($"Timestamp(ref output, {At}, {TimestampPart(segment.Slots[0])}, {TimestampPart(segment.Slots[1])}, state)", DocumentSizes.Time);
                break;
            case ValueKind.NetworkType:
                EmitFixed($"NetworkType(ref output, {At}, header.IPv6, {Names.Number(slot)})", 4);
                break;
            case ValueKind.CommunityId:
                EmitFixed($"CommunityId(ref output, {At}, ref communityId)", DocumentSizes.CommunityId);
                break;
            default:
                writer.Line($"at = {Names.Writer}.{Value(segment, slot)};");
                _ahead = 0;
                break;
        }
    }

    private void EmitFixed(string call, int length)
    {
        writer.Line($"{Names.Writer}.{call};");
        _ahead += length;
    }

    /// <summary>A time that was written before is copied from there. An absent one has a value that means nothing, maybe a time that no calendar has.</summary>
    private void EmitTime(int slot, bool isOptional)
    {
        if (!isOptional && _times.TryGetValue(slot, out string? written))
        {
            writer.Line($"{Names.Vector}.StoreUnsafe({Names.Vector}.LoadUnsafe(ref output, ({Names.Index}){written}), ref output, ({Names.Index})({At}));");
            _ahead += DocumentSizes.Time;
            return;
        }

        if (!isOptional)
            _times.Add(slot, EmitMark("time"));
        string value = isOptional ? $"(header.Absent & {Names.Mask([slot])}) == 0 ? row.{Property(slot)} : 0" : "row." + Property(slot);
        EmitFixed($"Time(ref output, {At}, {value}, state)", DocumentSizes.Time);
    }

    private string Value(Segment segment, int slot)
    {
        string field = $"ref output, {At}, ref text, ref starts, ";
        string index = Names.Number(slot);
        return segment.Value switch
        {
            ValueKind.Text => $"Text({field}{index})",
            ValueKind.Validated when plan.Slots[slot].IsNumber => $"Number({field}{index})",
            ValueKind.Validated => $"Address({field}{index})",
            ValueKind.Transport => $"Transport(ref output, {At}, row.{Property(slot)})",
            ValueKind.TcpFlags => $"TcpFlags(ref output, {At}, row.{Property(slot)})",
            ValueKind.EventType => $"EventType(ref output, {At}, action)",
            ValueKind.Outcome => $"Outcome(ref output, {At}, action)",
            ValueKind.RelatedAddresses => $"Related({field}header.Absent, {Related(segment)})",
            ValueKind.Original => $"Original(ref output, {At}, ref text, ref header)",
            _ => $"Namespace(ref output, {At}, state)",
        };
    }

    private string TimestampPart(int slot) => slot < 0 ? "false, 0" : $"(header.Absent & {Names.Mask([slot])}) == 0, row.{Property(slot)}";

    private static string Related(Segment segment)
        => string.Join(", ", Enumerable.Range(0, 4).Select(i => Names.Number(i < segment.Slots.Length ? segment.Slots[i] : -1)));

    private string Property(int slot) => Names.Property(plan.Slots[slot]);
}
