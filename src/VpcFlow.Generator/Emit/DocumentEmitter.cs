using System.Text.RegularExpressions;
using VpcFlow.Generator.Model;
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
    private readonly List<(int Position, Segment Fragment)> _fragments = [];
    private readonly Dictionary<int, string> _times = [];
    private readonly HashSet<int> _numbers = [];
    private int _variables;

    /// <summary>
    /// The constant that the next step copies before its value. Fragments in it split it, but only in documents that have fragments.
    /// </summary>
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
        foreach (Segment segment in document.Segments.Where(s => s.Values is not null))
            EmitNumber(segment);
        foreach (Segment segment in document.Segments)
            EmitSegment(segment);
        EmitLiteral();
        writer.Line("return at;");
    }

    /// <summary>Emits a variable for the number of a value that other values depend on, once for each field.</summary>
    private void EmitNumber(Segment segment)
    {
        if (!_numbers.Add(segment.DecidingSlot))
            return;
        string arguments = $"ref text, ref starts, {Names.Number(segment.DecidingSlot)}, {Names.Number(segment.Values!.Id)}";
        writer.Line($"{Names.Offset} {NumberVariable(segment)} = {Names.Writer}.NumberOf({arguments});");
    }

    private void EmitSegment(Segment segment)
    {
        switch (segment.Kind)
        {
            case SegmentKind.Literal:
                if (segment.OverwritesComma || (_fragments.Count > 0 && !FitsOneCopy(_literal + segment.Prefix)))
                    EmitLiteral();
                if (segment.OverwritesComma)
                    _at = $"{Names.Writer}.WithoutComma(at)";
                _literal += segment.Prefix;
                break;
            case SegmentKind.Optional when segment.Value == ValueKind.Fragment:
                if (!FitsOneCopy(_literal))
                    EmitLiteral();
                _fragments.Add((_literal.Length, segment));
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
                EmitLiteral();
                writer.Line($"at = {Names.Writer}.CloseObject(ref output, {_objects.Pop()}, at, {Names.Number(segment.Prefix.Length)});");
                break;
            case SegmentKind.CloseDocument:
                EmitLiteral();
                writer.Line($"at = {Names.Writer}.CloseDocument(ref output, at);");
                break;
            default:
                throw new InvalidOperationException($"{segment.Kind} is not a kind of segment.");
        }
    }

    private static bool FitsOneCopy(string literal) => literal.Length <= DocumentSizes.LongestLiteral;

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
        EmitFragments();
        if (_literal.Length > 0)
        {
            EmitComment(_literal);
            writer.Line($"at = {Step("Literal")};");
        }
    }

    /// <summary>
    /// Emits the constant and the fragments in it, if there are any: one copy of the whole constant in documents without fragments,
    /// otherwise one of each part.
    /// </summary>
    private void EmitFragments()
    {
        if (_fragments.Count == 0)
            return;
        string literal = _literal;
        int first = _fragments[0].Position;
        int position = Pooled(literal);
        if (literal.Length > 0)
        {
            if (first > 0)
                EmitComment(literal.Substring(0, first));
            string lengths = $"{Names.Number(position)}, {Names.Number(first)}, {Names.Number(literal.Length)}";
            writer.Line($"at = {Names.Writer}.Part<{Names.Fragments}>(ref output, {_at}, ref literals, {lengths});");
            _at = "at";
        }

        for (int i = 0; i < _fragments.Count; i++)
        {
            int begin = _fragments[i].Position;
            int end = i + 1 < _fragments.Count ? _fragments[i + 1].Position : literal.Length;
            EmitFragment(_fragments[i].Fragment, literal.Substring(begin, end - begin), position + begin);
        }

        _fragments.Clear();
        _literal = "";
    }

    /// <summary>Emits a fragment and a copy of the part of a constant after it.</summary>
    private void EmitFragment(Segment segment, string part, int position)
    {
        EmitComment($"{segment.Prefix}<{segment.Place}>{segment.Suffix}{part}");
        string arguments = $"{Around(segment.Prefix)}, {Around(segment.Suffix)}, {Names.Number(position)}, {Names.Number(part.Length)}, "
            + Fill(ValueTraits.Of(segment.Value).Call!.Arguments, segment);
        writer.Line($"at = {Names.Writer}.Fragment<{Names.Fragments}>(ref output, at, ref literals, {arguments});");

        string Around(string text) => $"{Names.Number(Pooled(text))}, {Names.Number(text.Length)}";
    }

    /// <summary>Returns the position of a constant among all; 0 for none.</summary>
    private int Pooled(string text) => text.Length == 0 ? 0 : literals.Add(text);

    private void EmitValue(Segment segment)
    {
        EmitFragments();
        if (_literal.Length > 0)
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
        "{slots2}" => $"{Names.Number(segment.Slots[0])}, {Names.Number(segment.Slots[1])}",
        "{number}" => NumberVariable(segment),
        "{choice}" => Names.Number(segment.Choice!.Id),
        "{other}" => Names.Number(segment.Values!.Other),
        "{cases}" => Names.Number((int)segment.Cases),
        "{place}" => Names.Number((int)segment.Place),
        "{considered}" => Names.Mask(segment.Unless < 0 ? segment.Required : segment.Required.Add(segment.Unless)),
        "{unless}" => Names.Mask(segment.Unless < 0 ? [] : [segment.Unless]),
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

    private static string NumberVariable(Segment segment) => "number" + Names.Number(segment.DecidingSlot);

    private void EmitComment(string text) => writer.Line("// " + text.Replace("\n", "\\n"));

    private string TimestampPart(int slot) => slot < 0 ? "false, 0" : $"(header.Absent & {Names.Mask([slot])}) == 0UL, {Row(slot)}";

    private static string Ports(int source, int destination)
        => source < 0 || destination < 0 ? "false" : $"(header.Absent & {Names.Mask([source, destination])}) == 0UL";

    private static string Related(Segment segment)
        => string.Join(", ", Enumerable.Range(0, 4).Select(i => Names.Number(i < segment.Slots.Length ? segment.Slots[i] : -1)));

    private string Row(int slot) => "row." + Names.Property(plan.Slots[slot]);
}
