using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>The document of a format as a sequence of segments, for records in which certain fields are known to be present.</summary>
internal sealed class DocumentPlan
{
    private const string EndOfDocument = "}\n";

    private readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();
    private readonly Func<int, bool> _isKnownPresent;
    private readonly Func<int, bool> _isKnownAbsent;

    private DocumentPlan(Func<int, bool> isKnownPresent, Func<int, bool> isKnownAbsent)
    {
        _isKnownPresent = isKnownPresent;
        _isKnownAbsent = isKnownAbsent;
    }

    public ImmutableArray<Segment> Segments { get; private set; }

    /// <summary>The maximum number of bytes of a document besides copies of fields.</summary>
    public int FixedSize { get; private set; }

    /// <summary>
    /// The maximum number of times that a byte of the line appears in the document; escaped, it takes up to 6 bytes each time.
    /// </summary>
    public int CopiesOfLine { get; private set; }

    /// <summary>Creates the plan of the documents of a format.</summary>
    /// <param name="plan">The fields of the line.</param>
    /// <param name="schema">The members of the documents.</param>
    /// <param name="options">The options of the documents.</param>
    /// <param name="isKnownPresent">Whether the field at a position is present in every record that the plan is used for.</param>
    /// <param name="isKnownAbsent">Whether the field at a position is absent in all of them; if omitted, none is known to be.</param>
    public static DocumentPlan Create(
        RecordPlan plan,
        DocumentSchema schema,
        DocumentOptions options,
        Func<int, bool> isKnownPresent,
        Func<int, bool>? isKnownAbsent = null)
        => Create(DocumentTree.Build(plan, schema, options), isKnownPresent, isKnownAbsent ?? (static _ => false));

    /// <summary>Creates the plan of the documents that replace rejected lines: constants and values, none of which is optional.</summary>
    /// <param name="schema">The members of the documents.</param>
    /// <exception cref="InvalidOperationException">The schema has no members for such documents.</exception>
    public static DocumentPlan CreateError(DocumentSchema schema)
        => schema.Error.IsEmpty
            ? throw new InvalidOperationException($"The schema '{schema.Name}' has no document for rejected lines.")
            : Create(DocumentTree.BuildError(schema), static _ => false, static _ => false);

    private static DocumentPlan Create(DocumentMember root, Func<int, bool> isKnownPresent, Func<int, bool> isKnownAbsent)
    {
        var result = new DocumentPlan(isKnownPresent, isKnownAbsent);
        result.AppendLiteral("{");
        result.AppendAll(root.Children);
        if (root.IsObject && result.HasKnownMember(root))
            result.CloseKnownObject(EndOfDocument);
        else
            result._segments.Add(new Segment(SegmentKind.CloseDocument) { Prefix = EndOfDocument });
        result.Segments = result._segments.ToImmutable();
        result.FixedSize = result.Segments.Sum(s => s.Prefix.Length + s.Suffix.Length + DocumentSizes.OfValue(s));
        result.CopiesOfLine = DocumentSizes.CopiesOfLine(result.Segments);
        return result;
    }

    private void AppendAll(IEnumerable<DocumentMember> members)
    {
        foreach (DocumentMember member in members.Where(m => !IsKnownAbsent(m)))
            Append(member);
    }

    private void Append(DocumentMember member)
    {
        if (member.IsObject)
        {
            AppendObject(member);
            return;
        }

        string prefix = NameOf(member) + member.Open;
        string suffix = member.Close + ",";
        if (member.Value == ValueKind.Fragment)
        {
            AppendFragment(member, prefix, suffix);
            return;
        }

        Segment value = ValueOf(member);
        if (IsKnownPresent(member, value))
        {
            AppendLiteral(prefix);
            if (member.Value != ValueKind.None)
                _segments.Add(value);
            AppendLiteral(suffix);
        }
        else
        {
            if (suffix.Length > DocumentSizes.LongestSuffix)
                throw new InvalidOperationException($"The text after the value of '{member.Name}' is longer than a step copies.");

            // If any one field suffices, none of them is known to be present: the member itself would be.
            ImmutableArray<int> required = member.Required.RemoveAll(s => _isKnownPresent(s));
            _segments.Add(value with
            {
                Kind = SegmentKind.Optional,
                Prefix = prefix,
                Suffix = suffix,
                Required = required,
                AnyRequired = member.AnyRequired,
            });
        }
    }

    private void AppendObject(DocumentMember member)
    {
        string prefix = NameOf(member) + (member.IsArray ? "[" : "{");
        string suffix = member.IsArray ? "]," : "},";
        if (HasKnownMember(member))
        {
            AppendLiteral(prefix);
            AppendAll(member.Children);
            CloseKnownObject(suffix);
        }
        else if (member.Children.Count == 1 && member.Children[0] is { Value: ValueKind.Fragment, Name: "" } fragment)
        {
            AppendFragment(fragment, prefix, suffix);
        }
        else if (member.IsArray)
        {
            throw new InvalidOperationException($"The array '{member.Name}' has optional elements: only objects are removed if empty.");
        }
        else
        {
            _segments.Add(new Segment(SegmentKind.OpenObject) { Prefix = prefix });
            AppendAll(member.Children);
            _segments.Add(new Segment(SegmentKind.CloseObject) { Prefix = prefix });
        }
    }

    /// <summary>Appends a fragment, unless the field that replaces it is known to be present.</summary>
    private void AppendFragment(DocumentMember member, string prefix, string suffix)
    {
        if (member.Unless >= 0 && _isKnownPresent(member.Unless))
            return;
        if (prefix.Length > DocumentSizes.LongestLiteral || suffix.Length > DocumentSizes.LongestSuffix)
            throw new InvalidOperationException($"The text around the fragment of {member.Place} is longer than a step copies.");
        _segments.Add(new Segment(SegmentKind.Optional)
        {
            Prefix = prefix,
            Value = ValueKind.Fragment,
            Place = member.Place,
            Unless = member.Unless,
            Required = member.Required.RemoveAll(s => _isKnownPresent(s)),
            Suffix = suffix,
        });
    }

    /// <summary>Returns the name of a member as JSON, with its colon; nothing for an element or a fragment.</summary>
    private static string NameOf(DocumentMember member) => member.Name.Length == 0 ? "" : "\"" + member.Name + "\":";

    private bool HasKnownMember(DocumentMember member)
        => member.IsObject
            ? member.Children.Any(HasKnownMember)
            : IsKnownPresent(member, ValueOf(member));

    /// <summary>Returns the value of a member, in its simpler form if the fields that decide are known to be present.</summary>
    private Segment ValueOf(DocumentMember member)
    {
        var value = new Segment(SegmentKind.Value)
        {
            Value = member.Value,
            Slots = member.Slots,
            Choice = member.Choice,
            Values = member.Values,
            Cases = member.Cases,
        };
        return member.Value switch
        {
            ValueKind.Timestamp when AreKnownPresent(member.Slots.RemoveAt(1))
                => value with { Value = ValueKind.Time, Slots = member.Slots.RemoveAt(1) },
            ValueKind.TimestampMilliseconds when AreKnownPresent(member.Slots.RemoveAt(1))
                => value with { Value = ValueKind.Milliseconds, Slots = member.Slots.RemoveAt(1) },
            ValueKind.FirstAddress when member.Slots.Length == 1 || _isKnownPresent(member.Slots[0])
                => value with { Value = ValueKind.Validated, Slots = member.Slots.Slice(0, 1) },
            ValueKind.FirstAddress when _isKnownAbsent(member.Slots[0])
                => value with { Value = ValueKind.Validated, Slots = member.Slots.RemoveAt(0) },
            ValueKind.TextIf when _isKnownAbsent(member.Slots[1]) // it is written then, or the member would be known to be absent
                => value with { Value = ValueKind.Text, Slots = member.Slots.RemoveAt(1), Values = null },
            ValueKind.CommunityId when AreKnownPresent(member.Slots.RemoveRange(0, 3))
                => value with { Value = ValueKind.CommunityIdOfPorts },
            _ => value,
        };
    }

    private bool AreKnownPresent(ImmutableArray<int> slots) => slots.All(s => s >= 0 && _isKnownPresent(s));

    private bool IsKnownPresent(DocumentMember member, Segment value)
        => !value.ValueCanBeAbsent && (member.Required.IsEmpty
            || (member.AnyRequired ? member.Required.Any(_isKnownPresent) : member.Required.All(_isKnownPresent)));

    private bool IsKnownAbsent(DocumentMember member)
        => member.IsObject ? member.Children.All(IsKnownAbsent)
            : member.AnyRequired ? member.Required.All(_isKnownAbsent)
            : member.Required.Any(_isKnownAbsent) || IsWithoutCase(member);

    /// <summary>Whether the field that decides about a member is known to be absent, which the member is not written for.</summary>
    private bool IsWithoutCase(DocumentMember member)
        => member.Value == ValueKind.TextIf && (member.Cases & 1) == 0 && _isKnownAbsent(member.Slots[1]);

    /// <summary>Appends a constant, joined to a constant before it.</summary>
    private void AppendLiteral(string text)
    {
        if (_segments.Count > 0 && _segments[_segments.Count - 1] is { Kind: SegmentKind.Literal } last)
            _segments[_segments.Count - 1] = last with { Prefix = last.Prefix + text };
        else
            _segments.Add(new Segment(SegmentKind.Literal) { Prefix = text });
    }

    /// <summary>Ends an object that has at least one member: its closing brace replaces the last comma.</summary>
    private void CloseKnownObject(string text)
    {
        Segment last = _segments[_segments.Count - 1];
        if (last.Kind == SegmentKind.Literal)
            _segments[_segments.Count - 1] = last with { Prefix = last.Prefix.Substring(0, last.Prefix.Length - 1) + text };
        else
            _segments.Add(new Segment(SegmentKind.Literal) { Prefix = text, OverwritesComma = true });
    }
}
