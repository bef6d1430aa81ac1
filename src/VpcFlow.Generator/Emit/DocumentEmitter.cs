using System.Text.RegularExpressions;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>
/// Emits a document plan as code without jumps: one call for each value and the constant before it, and one more for each optional member.
/// Expressions are few and simple, since the code of documents is most of what a user's compiler has to process.
/// </summary>
/// <param name="writer">The writer to emit to.</param>
/// <param name="plan">The fields of the line.</param>
/// <param name="literals">Receives the constants.</param>
internal sealed class DocumentEmitter(SourceWriter writer, RecordPlan plan, LiteralPool literals)
{
    private static readonly Regex s_hole = new(@"\{\w+\}", RegexOptions.CultureInvariant);

    private readonly Stack<string> _objects = new();
    private readonly Dictionary<int, string> _times = [];
    private int _variables;

    /// <summary>The constant that the next step copies before its value.</summary>
    private string _literal = "";

    /// <summary>The expression for where the next step begins.</summary>
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
            case SegmentKind.CloseObject:
                writer.Line($"at = {Names.Writer}.CloseObject(ref output, {_objects.Pop()}, at, {Names.Number(segment.Prefix.Length)});");
                break;
            default:
                throw new InvalidOperationException($"{segment.Kind} is not a kind of segment.");
        }
    }

    /// <summary>Emits a variable for the current position and returns its name.</summary>
    private string EmitMark(string name)
    {
        string variable = name + Names.Number(++_variables);
        writer.Line($"{Names.Offset} {variable} = at;");
        return variable;
    }

    /// <summary>Emits a copy of the constant, if there is one, without a value after it.</summary>
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
            writer.Line($"at = {Step("TimeAgain", written!)};");
            return;
        }

        writer.Line($"at = {Value(segment, isOptional: false)};");
        if (isTime)
            _times.Add(slot, EmitMark("time"));
    }

    /// <summary>Emits code that writes the member in any case and then removes it if it must not be there.</summary>
    private void EmitOptional(Segment segment)
    {
        _literal = segment.Prefix;
        string required = Names.Mask(segment.Required);
        string suffix = $"ref literals, {Names.Number(literals.Add(segment.Suffix))}, {Names.Number(segment.Suffix.Length)}, "
            + $"header.Absent, {required}";
        EmitComment(segment.Prefix + (segment.Value == ValueKind.None ? "" : "…") + segment.Suffix);
        string value = segment.Value == ValueKind.None ? Step("Literal") : Value(segment, isOptional: true);
        string member = segment.ValueCanBeAbsent
            ? $"OptionalValue(ref output, at, {Names.Number(segment.Prefix.Length)}, {value}, {suffix})"
            : $"{(segment.AnyRequired ? "OptionalAny" : "Optional")}(ref output, at, {value}, {suffix})";
        writer.Line($"at = {Names.Writer}.{member};");
    }

    private string Value(Segment segment, bool isOptional)
    {
        var traits = ValueTraits.Of(segment.Value);
        ValueCall? call = isOptional && traits.OptionalCall is not null ? traits.OptionalCall : traits.Call;
        return call is not null
            ? Step(Fill(call.Method, segment), Fill(call.Arguments, segment))
            : throw new InvalidOperationException($"Generated code can't write a {segment.Value}.");
    }

    /// <summary>Replaces the names in braces in a <see cref="ValueCall"/>.</summary>
    private string Fill(string text, Segment segment) => s_hole.Replace(text, hole => hole.Value switch
    {
        "{slot}" => Names.Number(segment.Slots[0]),
        "{type}" => plan.Slots[segment.Slots[0]].IsNumber ? "Number" : "Address",
        "{row}" => Row(segment.Slots[0]),
        "{mask}" => Names.Mask([segment.Slots[0]]),
        "{first}" => TimestampPart(segment.Slots[0]),
        "{second}" => TimestampPart(segment.Slots[1]),
        "{third}" => Row(segment.Slots[2]),
        "{ports}" => Ports(segment.Slots[3], segment.Slots[4]),
        "{slots}" => Related(segment),
        _ => throw new InvalidOperationException($"{hole.Value} is not known to the emitter."),
    });

    /// <summary>
    /// Returns a call that copies the constant and does what its name says; calls in its arguments copy all but the end of a long constant.
    /// </summary>
    private string Step(string method, string arguments = "")
    {
        int position = _literal.Length == 0 ? 0 : literals.Add(_literal);
        int length = _literal.Length;
        string at = _at;
        _literal = "";
        _at = "at";
        for (; length > DocumentSizes.LongestLiteral; length -= DocumentSizes.LongestLiteral, position += DocumentSizes.LongestLiteral)
            at = Call("Literal", at, position, DocumentSizes.LongestLiteral, "");
        return Call(method, at, position, length, arguments);
    }

    private static string Call(string method, string at, int position, int length, string arguments)
        => $"{Names.Writer}.{method}(ref output, {at}, ref literals, {Names.Number(position)}, {Names.Number(length)}"
            + (arguments.Length == 0 ? ")" : $", {arguments})");

    private void EmitComment(string text) => writer.Line("// " + text.Replace("\n", "\\n"));

    private string TimestampPart(int slot) => slot < 0 ? "false, 0" : $"(header.Absent & {Names.Mask([slot])}) == 0UL, {Row(slot)}";

    private static string Ports(int source, int destination)
        => source < 0 || destination < 0 ? "false" : $"(header.Absent & {Names.Mask([source, destination])}) == 0UL";

    private static string Related(Segment segment)
        => string.Join(", ", Enumerable.Range(0, 4).Select(i => Names.Number(i < segment.Slots.Length ? segment.Slots[i] : -1)));

    private string Row(int slot) => "row." + Names.Property(plan.Slots[slot]);
}
