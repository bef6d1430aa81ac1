using System.Collections.Immutable;
using VpcFlow.Formatting;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>A step of writing a document: a constant, a value, and the end of an optional member.</summary>
internal readonly struct DocumentStep
{
    /// <summary>What is written after the constant.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>1 if the constant overwrites the comma before it.</summary>
    public byte Overlap { get; init; }

    /// <summary>Whether one of the required fields suffices.</summary>
    public bool AnyRequired { get; init; }

    /// <summary>The position of the constant among those of the document.</summary>
    public int Position { get; init; }

    /// <summary>The length of the constant.</summary>
    public int Length { get; init; }

    /// <summary>The position of the text after an optional value among the constants; at most 4 bytes long.</summary>
    public int SuffixPosition { get; init; }

    /// <summary>The length of that text.</summary>
    public int SuffixLength { get; init; }

    /// <summary>The length at which an optional member is removed because its value is empty; -1 for never.</summary>
    public int EmptyLength { get; init; }

    /// <summary>The place of a fragment.</summary>
    public byte Place { get; init; }

    /// <summary>The id of the known values that decide.</summary>
    public byte Values { get; init; }

    /// <summary>The id of the texts for them.</summary>
    public byte Choice { get; init; }

    /// <summary>The number of a value that is not known.</summary>
    public byte Other { get; init; }

    /// <summary>The numbers of the values for which there is a text, as bits.</summary>
    public uint Cases { get; init; }

    /// <summary>
    /// The position in the line of the field that the value is composed of, that decides whether there is a value, or that must be absent
    /// for a fragment; -1 if the format lacks it.
    /// </summary>
    public int Slot { get; init; }

    /// <summary>The offset of its value in the row.</summary>
    public int Offset { get; init; }

    /// <summary>The offset of a second value in the row.</summary>
    public int OtherOffset { get; init; }

    /// <summary>The position in the line of a second field; -1 if the format lacks it.</summary>
    public int OtherSlot { get; init; }

    /// <summary>A bit per field that must be present; the first 64 of the line.</summary>
    public ulong Required { get; init; }

    /// <summary>The same as <see cref="Required"/>, for the fields from the 65th on.</summary>
    public ulong RequiredHigh { get; init; }

    /// <summary>Creates the step for a segment of the plan.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="schema">Where the values of fields are.</param>
    /// <param name="constants">Receives the constants.</param>
    public static DocumentStep Create(Segment segment, RowSchema schema, ConstantPool constants)
    {
        (int slot, int other, int value) = SlotsOf(segment);
        bool isOptional = segment.Kind == SegmentKind.Optional;
        return new DocumentStep
        {
            Kind = KindOf(segment, schema.Plan),
            Overlap = segment.OverwritesComma ? (byte)1 : (byte)0,
            AnyRequired = segment.AnyRequired,
            Position = constants.Add(segment.Prefix),
            Length = segment.Prefix.Length,
            SuffixPosition = constants.Add(segment.Suffix),
            SuffixLength = segment.Suffix.Length,
            EmptyLength = isOptional && segment.ValueCanBeAbsent ? segment.Prefix.Length : -1,
            Place = (byte)segment.Place,
            Values = (byte)(segment.Values?.Id ?? 0),
            Choice = (byte)(segment.Choice?.Id ?? 0),
            Other = (byte)(segment.Values?.Other ?? 0),
            Cases = segment.Cases,
            Slot = slot,
            Offset = OffsetOf(schema, value),
            OtherOffset = OffsetOf(schema, other),
            OtherSlot = other,
            Required = MaskOf(segment.Required.Where(s => s < 64)),
            RequiredHigh = MaskOf(segment.Required.Where(s => s >= 64)),
        };
    }

    /// <summary>Returns the same step after another constant.</summary>
    public DocumentStep After(DocumentStep constant)
        => this with { Position = constant.Position, Length = constant.Length, Overlap = constant.Overlap };

    /// <summary>Returns the fields of a step, and the one whose value in the row it takes.</summary>
    private static (int Slot, int Other, int Value) SlotsOf(Segment segment)
    {
        ImmutableArray<int> slots = segment.Slots;
        return segment.Value switch
        {
            ValueKind.CommunityId or ValueKind.CommunityIdOfPorts => (slots[3], slots[4], slots[2]),
            ValueKind.Timestamp or ValueKind.TimestampMilliseconds => (slots[0], slots[1], slots[0]),
            ValueKind.TextIf or ValueKind.FirstAddress or ValueKind.DifferentAddress => (slots[0], slots[1], -1),
            ValueKind.Fragment => (segment.Unless, -1, -1),
            ValueKind.Text or ValueKind.Validated or ValueKind.Time or ValueKind.NetworkType or ValueKind.Transport or ValueKind.TcpFlags
                or ValueKind.EventType or ValueKind.Outcome or ValueKind.Choice or ValueKind.Caption or ValueKind.IpVersion
                or ValueKind.Milliseconds => (slots[0], -1, slots[0]),
            ValueKind.None or ValueKind.Original or ValueKind.Namespace or ValueKind.Message or ValueKind.RelatedAddresses => (-1, -1, -1),
            _ => throw new InvalidOperationException($"{segment.Value} is not a kind of value."),
        };
    }

    private static StepKind KindOf(Segment segment, RecordPlan plan) => segment.Kind switch
    {
        SegmentKind.Literal => StepKind.Constant,
        SegmentKind.OpenObject => StepKind.OpenObject,
        SegmentKind.CloseObject => StepKind.CloseObject,
        SegmentKind.CloseDocument => StepKind.CloseDocument,
        SegmentKind.Value or SegmentKind.Optional => segment.Value switch
        {
            ValueKind.None => StepKind.Constant,
            ValueKind.Text => StepKind.Text,
            ValueKind.Validated => plan.Slots[segment.Slots[0]].IsAddress ? StepKind.Address : StepKind.Text,
            ValueKind.Time => StepKind.Time,
            ValueKind.Timestamp => StepKind.Timestamp,
            ValueKind.NetworkType => StepKind.NetworkType,
            ValueKind.Transport => StepKind.Transport,
            ValueKind.TcpFlags => StepKind.TcpFlags,
            ValueKind.EventType => StepKind.EventType,
            ValueKind.Outcome => StepKind.Outcome,
            ValueKind.Choice => StepKind.Choice,
            ValueKind.Caption => StepKind.Caption,
            ValueKind.TextIf => StepKind.TextIf,
            ValueKind.FirstAddress => StepKind.FirstAddress,
            ValueKind.DifferentAddress => StepKind.DifferentAddress,
            ValueKind.IpVersion => StepKind.IpVersion,
            ValueKind.Milliseconds => StepKind.Milliseconds,
            ValueKind.TimestampMilliseconds => StepKind.TimestampMilliseconds,
            ValueKind.CommunityId or ValueKind.CommunityIdOfPorts => StepKind.CommunityId,
            ValueKind.RelatedAddresses => StepKind.RelatedAddresses,
            ValueKind.Original => StepKind.Original,
            ValueKind.Namespace => StepKind.Namespace,
            ValueKind.Fragment => StepKind.Fragment,
            _ => throw new InvalidOperationException($"A value of kind {segment.Value} is not interpreted."),
        },
        _ => throw new InvalidOperationException($"A segment of kind {segment.Kind} is not interpreted."),
    };

    private static int OffsetOf(RowSchema schema, int slot) => slot < 0 ? -1 : schema.Layout.OffsetOf(slot);

    private static ulong MaskOf(IEnumerable<int> slots) => slots.Aggregate(0UL, (mask, slot) => mask | (1UL << (slot % 64)));
}
