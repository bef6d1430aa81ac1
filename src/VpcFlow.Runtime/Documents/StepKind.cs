using VpcFlow.Formatting;

namespace VpcFlow.Documents;

/// <summary>What a step of an interpreted document writes after its constant.</summary>
internal enum StepKind : byte
{
    /// <summary>Nothing.</summary>
    Constant,

    /// <summary>A field's text, whatever its length.</summary>
    Text,

    /// <summary>Several constants with the text of a field after each.</summary>
    CopyRun,

    /// <summary>An address as logged.</summary>
    Address,

    /// <summary>A logged time.</summary>
    Time,

    /// <summary><c>@timestamp</c>.</summary>
    Timestamp,

    /// <summary><c>ipv4</c> or <c>ipv6</c>.</summary>
    NetworkType,

    /// <summary>The keyword of a protocol.</summary>
    Transport,

    /// <summary>The array of TCP flag names.</summary>
    TcpFlags,

    /// <summary><c>,"allowed"</c>, <c>,"denied"</c> or nothing.</summary>
    EventType,

    /// <summary><c>success</c>, <c>failure</c> or nothing.</summary>
    Outcome,

    /// <summary>A text by the value of a field.</summary>
    Choice,

    /// <summary>As <see cref="Choice"/>, but the field's text for values that are not known.</summary>
    Caption,

    /// <summary>A field's text if another field has one of certain values.</summary>
    TextIf,

    /// <summary>The first of two addresses that is present.</summary>
    FirstAddress,

    /// <summary>An address that another one does not equal.</summary>
    DifferentAddress,

    /// <summary><c>4</c> or <c>6</c>.</summary>
    IpVersion,

    /// <summary>A logged time as Unix milliseconds.</summary>
    Milliseconds,

    /// <summary>The first of two times, or that of the source, as Unix milliseconds.</summary>
    TimestampMilliseconds,

    /// <summary>The Community ID, unless the protocol has ports and one of them is absent.</summary>
    CommunityId,

    /// <summary>The addresses of the record, each once.</summary>
    RelatedAddresses,

    /// <summary>The text of the record.</summary>
    Original,

    /// <summary>The namespace of the data stream.</summary>
    Namespace,

    /// <summary>A fragment.</summary>
    Fragment,

    /// <summary>Nothing, but remembers where the constant begins: an object that may stay empty.</summary>
    OpenObject,

    /// <summary>Closes that object over its last comma, or removes it.</summary>
    CloseObject,

    /// <summary>Ends a document that may have no member.</summary>
    CloseDocument,
}
