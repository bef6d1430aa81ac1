using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>What is written between two literals of a document.</summary>
internal enum ValueKind
{
    /// <summary>Nothing: the literal around it is all.</summary>
    None,

    /// <summary>A field's text, escaped for JSON.</summary>
    Text,

    /// <summary>A field's text that was validated, so that nothing in it needs escaping: numbers and addresses.</summary>
    Validated,

    /// <summary>A time as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    Time,

    /// <summary><c>@timestamp</c>: end, else start, else the time that the source gives.</summary>
    Timestamp,

    /// <summary><c>ipv4</c> or <c>ipv6</c>, from the source address.</summary>
    NetworkType,

    /// <summary>The IANA keyword of the protocol; absent where IANA has none.</summary>
    Transport,

    /// <summary>The names of the TCP flags as a JSON array; absent when none of the six is set.</summary>
    TcpFlags,

    /// <summary><c>,"allowed"</c> or <c>,"denied"</c> or nothing, from the action.</summary>
    EventType,

    /// <summary><c>success</c> or <c>failure</c>, from the action; absent for other actions.</summary>
    Outcome,

    /// <summary>The Community ID of the flow.</summary>
    CommunityId,

    /// <summary>The flow's addresses as quoted strings separated by commas, each once.</summary>
    RelatedAddresses,

    /// <summary>The line without its end, escaped for JSON.</summary>
    Original,

    /// <summary>The namespace of the data stream.</summary>
    Namespace,

    /// <summary>What is wrong with a rejected line, escaped for JSON; only in the document that replaces it.</summary>
    Message,
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

    /// <summary>Copies the prefix and remembers where it began.</summary>
    OpenObject,

    /// <summary>Closes the object over its last comma, or takes it back if it stayed empty.</summary>
    CloseObject,
}

/// <summary>
/// One step of writing a document. Every member ends with a comma; the end of an object overwrites the last one. So neither a member nor an object has to know
/// whether something stands before or behind it.
/// </summary>
internal sealed record Segment(SegmentKind Kind)
{
    /// <summary>The text before the value, or the whole literal.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The text behind the value of an optional member.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Whether a literal overwrites the comma before it.</summary>
    public bool OverwritesComma { get; init; }

    public ValueKind Value { get; init; }

    /// <summary>The fields that the value is made of, by their places in the line; -1 where the format lacks one.</summary>
    public ImmutableArray<int> Slots { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>The fields that must be present for an optional member; those known to be present are left out.</summary>
    public ImmutableArray<int> Required { get; init; } = ImmutableArray<int>.Empty;

    /// <summary>Whether one of <see cref="Required"/> suffices.</summary>
    public bool AnyRequired { get; init; }

    /// <summary>Whether the value itself can be absent although its fields are present.</summary>
    public bool ValueCanBeAbsent => ValueTraits.Of(Value).CanBeAbsent;
}
