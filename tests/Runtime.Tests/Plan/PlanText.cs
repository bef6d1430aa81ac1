using VpcFlow.Ecs;
using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Plan;

/// <summary>Writes a plan of documents as lines of text, one for each segment; text that is copied unchanged is between « and ».</summary>
internal static class PlanText
{
    /// <summary>Creates the plan of a format of which the fields at some positions are known to be present.</summary>
    public static DocumentPlan Create(
        string format, int[] known, EcsVersion ecs = EcsVersion.V8_11, bool preserveOriginal = false, bool fragments = false)
        => Create(format, known, EcsSchemas.Get(ecs), preserveOriginal, fragments);

    /// <summary>Creates the plan of a format in any schema.</summary>
    public static DocumentPlan Create(
        string format, int[] known, DocumentSchema schema, bool preserveOriginal = false, bool fragments = false)
        => DocumentPlan.Create(
            RecordPlan.Create([.. format.Split(' ').Select(n => FlowLogFieldCatalogue.Find(n)!.Field)], null),
            schema,
            new DocumentOptions(preserveOriginal, fragments),
            known.Contains);

    /// <summary>Returns the segments of a plan, with a line feed as <c>⏎</c>.</summary>
    public static IEnumerable<string> Lines(DocumentPlan plan) => plan.Segments.Select(s => Line(s).Replace('\n', '⏎'));

    private static string Line(Segment segment) => segment.Kind switch
    {
        SegmentKind.Literal => $"{(segment.OverwritesComma ? "over comma" : "literal")} «{segment.Prefix}»",
        SegmentKind.Value => Value(segment),
        SegmentKind.Optional => $"if {Required(segment)}: «{segment.Prefix}» {Value(segment)} «{segment.Suffix}»",
        SegmentKind.OpenObject => $"open «{segment.Prefix}»",
        SegmentKind.CloseObject => $"close «{segment.Prefix}»",
        SegmentKind.CloseDocument => $"end «{segment.Prefix}»",
        _ => throw new ArgumentOutOfRangeException(nameof(segment), segment.Kind, "This kind has no text."),
    };

    private static string Value(Segment segment)
        => segment.Value == ValueKind.Fragment
            ? segment.Place.ToString()
            : $"{segment.Value} {string.Join(' ', segment.Slots)}".TrimEnd();

    private static string Required(Segment segment)
        => segment.Unless >= 0 ? $"not {segment.Unless}"
            : segment.Required.IsEmpty ? segment.Value.ToString()
            : string.Join(segment.AnyRequired ? " or " : " and ", segment.Required);
}
