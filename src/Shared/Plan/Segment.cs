using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>What is written between two literals of a document.</summary>
internal enum ValueKind
{
    /// <summary>Nothing: the segment is only a literal.</summary>
    None,

    /// <summary>A field's text, escaped for JSON.</summary>
    Text,

    /// <summary>A field's text that was validated, so that nothing in it needs escaping: a number or an address.</summary>
    Validated,

    /// <summary>A time as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    Time,

    /// <summary>The first of two times that is present, otherwise the time of the source.</summary>
    Timestamp,

    /// <summary><c>ipv4</c> or <c>ipv6</c>, from the source address.</summary>
    NetworkType,

    /// <summary>The IANA keyword of the protocol; absent if IANA has none.</summary>
    Transport,

    /// <summary>The names of the TCP flags as a JSON array; absent if none of the six is set.</summary>
    TcpFlags,

    /// <summary><c>,"allowed"</c> or <c>,"denied"</c> or nothing, from the action.</summary>
    EventType,

    /// <summary><c>success</c> or <c>failure</c>, from the action; absent for other actions.</summary>
    Outcome,

    /// <summary>A text by the value of a field, see <see cref="Plan.Choice"/>.</summary>
    Choice,

    /// <summary>As <see cref="Choice"/>, but the field's text, escaped for JSON, if its value is none of the known ones.</summary>
    Caption,

    /// <summary>A field's text, escaped for JSON; absent unless a second field has one of certain values.</summary>
    TextIf,

    /// <summary>The first of two addresses that is present.</summary>
    FirstAddress,

    /// <summary>An address; absent if a second one is the same text.</summary>
    DifferentAddress,

    /// <summary><c>4</c> or <c>6</c>, from an address.</summary>
    IpVersion,

    /// <summary>A time as the number of Unix milliseconds.</summary>
    Milliseconds,

    /// <summary>The first of two times that is present, otherwise the time of the source, as the number of Unix milliseconds.</summary>
    TimestampMilliseconds,

    /// <summary>The Community ID of the flow; absent if its protocol has ports and one of them is absent.</summary>
    CommunityId,

    /// <summary>The Community ID of a flow with both ports.</summary>
    CommunityIdOfPorts,

    /// <summary>The flow's addresses as quoted strings separated by commas, each once.</summary>
    RelatedAddresses,

    /// <summary>The line without its line end, escaped for JSON.</summary>
    Original,

    /// <summary>The namespace of the data stream.</summary>
    Namespace,

    /// <summary>The error in a rejected line, escaped for JSON; only in the document that replaces it.</summary>
    Message,

    /// <summary>
    /// Members or elements that are known as JSON only at run time, without a comma after them; absent if there are none.
    /// </summary>
    Fragment,
}

/// <summary>What a segment does.</summary>
internal enum SegmentKind
{
    /// <summary>Copies <see cref="Segment.Prefix"/>.</summary>
    Literal,

    /// <summary>Writes the value.</summary>
    Value,

    /// <summary>Writes prefix, value and suffix if the member is present.</summary>
    Optional,

    /// <summary>Copies the prefix and remembers where it begins.</summary>
    OpenObject,

    /// <summary>Closes the object over its last comma, or removes it if it is empty.</summary>
    CloseObject,

    /// <summary>Ends a document without a member that it always has: over its last comma, or after its opening brace.</summary>
    CloseDocument,
}

/// <summary>
/// One step of writing a document. Every member ends with a comma, and the end of an object overwrites the last one. So neither a member
/// nor an object depends on what precedes or follows it.
/// </summary>
internal sealed record Segment(SegmentKind Kind)
{
    /// <summary>The text before the value, or the whole literal.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The text after the value of an optional member.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Whether a literal overwrites the comma before it.</summary>
    public bool OverwritesComma { get; init; }

    public ValueKind Value { get; init; }

    /// <summary>The fields that the value is composed of, as positions in the line; -1 if the format lacks one.</summary>
    public ImmutableArray<int> Slots { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>The fields that must be present for an optional member, except those known to be present.</summary>
    public ImmutableArray<int> Required { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>Whether one of <see cref="Required"/> suffices.</summary>
    public bool AnyRequired { get; init; }

    /// <summary>The place of a <see cref="ValueKind.Fragment"/>.</summary>
    public FragmentPlace Place { get; init; }

    /// <summary>The position of the field in whose absence alone a <see cref="ValueKind.Fragment"/> is written; -1 if none.</summary>
    public int Unless { get; init; } = -1;

    /// <summary>The texts of a <see cref="ValueKind.Choice"/> or <see cref="ValueKind.Caption"/>.</summary>
    public Choice? Choice { get; init; }

    /// <summary>The values of the field that decides; <see langword="null"/> if none does.</summary>
    public KnownValues? Values { get; init; }

    /// <summary>The numbers of the known values for which a <see cref="ValueKind.TextIf"/> is written, as bits.</summary>
    public uint Cases { get; init; }

    /// <summary>The field whose value decides, as a position in the line.</summary>
    public int DecidingSlot => Slots[Slots.Length - 1];

    /// <summary>Whether the value itself can be absent even if its fields are present.</summary>
    public bool ValueCanBeAbsent => ValueTraits.Of(Value).CanBeAbsent;
}
