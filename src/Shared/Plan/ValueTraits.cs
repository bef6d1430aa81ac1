using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>What a value copies from the line.</summary>
internal enum ValueCopies
{
    /// <summary>Nothing: its text comes from a table or from the run.</summary>
    None,

    /// <summary>The text of each of its fields.</summary>
    Fields,

    /// <summary>The whole line.</summary>
    Line,
}

/// <summary>The call of <c>DocumentWriter</c> by which generated code writes a value.</summary>
/// <param name="Method">The method.</param>
/// <param name="Arguments">Its arguments after those of the constant before the value. The emitter replaces the names in braces.</param>
internal sealed record ValueCall(string Method, string Arguments);

/// <summary>The properties of a kind of value: its fields, its size, and how generated code writes it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Fields">The number of its fields.</param>
/// <param name="Call">The call in generated code; <see langword="null"/> for a value that does not occur in documents of records.</param>
internal sealed record ValueTraits(ValueKind Kind, int Fields, ValueCall? Call)
{
    private static readonly ImmutableArray<ValueTraits> s_all = ImmutableArray.Create(new ValueTraits[]
    {
        new(ValueKind.None, 0, null),
        new(ValueKind.Text, 1, new("Text", "ref text, ref starts, {slot}")) { Copies = ValueCopies.Fields },
        new(ValueKind.Validated, 1, new("{type}", "ref text, ref starts, {slot}")) { Copies = ValueCopies.Fields },
        new(ValueKind.Time, 1, new("Time", "{row}, context"))
        {
            OptionalCall = new("TimeIfPresent", "{row}, header.Absent, {mask}, context"),
            Size = DocumentSizes.Time,
        },
        new(ValueKind.Timestamp, 2, new("Timestamp", "{first}, {second}, context")) { Size = DocumentSizes.Time },
        new(ValueKind.NetworkType, 1, new("NetworkType", "header.IPv6, {slot}")) { Size = 4 },
        new(ValueKind.Transport, 1, new("Transport", "{row}")) { Size = DocumentSizes.Transport, CanBeAbsent = true },
        new(ValueKind.TcpFlags, 1, new("TcpFlags", "{row}")) { Size = DocumentSizes.TcpFlags, CanBeAbsent = true },
        new(ValueKind.EventType, 1, new("EventType", "action")) { Size = 10 },
        new(ValueKind.Outcome, 1, new("Outcome", "action")) { Size = 7, CanBeAbsent = true },
        new(ValueKind.Choice, 1, new("Choice", "{number}, {choice}")) { Size = DocumentSizes.Choice },
        new(ValueKind.Caption, 1, new("Caption", "ref text, ref starts, {slot}, {number}, {choice}, {other}"))
        {
            Size = DocumentSizes.Choice,
            Copies = ValueCopies.Fields,
        },
        new(ValueKind.TextIf, 2, new("TextIf", "ref text, ref starts, {slot}, {number}, {cases}"))
        {
            Copies = ValueCopies.Fields,
            CanBeAbsent = true,
        },
        new(ValueKind.FirstAddress, 1, new("FirstAddress", "ref text, ref starts, header.Absent, {slots2}"))
        {
            MoreFields = 1,
            Copies = ValueCopies.Fields,
        },
        new(ValueKind.DifferentAddress, 2, new("DifferentAddress", "ref text, ref starts, {slots2}"))
        {
            Copies = ValueCopies.Fields,
            CanBeAbsent = true,
        },
        new(ValueKind.IpVersion, 1, new("IpVersion", "header.IPv6, {slot}")) { Size = 1 },
        new(ValueKind.Milliseconds, 1, new("Milliseconds", "ref text, ref starts, {slot}, {row}")) { Size = DocumentSizes.Milliseconds },
        new(ValueKind.TimestampMilliseconds, 2, new("TimestampMilliseconds", "{first}, {second}, context"))
        {
            Size = DocumentSizes.Milliseconds,
        },
        new(ValueKind.CommunityId, 5, new("CommunityIdIfKnown", "ref communityId, {third}, {ports}"))
        {
            Size = DocumentSizes.CommunityId,
            CanBeAbsent = true,
        },
        new(ValueKind.CommunityIdOfPorts, 5, new("CommunityId", "ref communityId")) { Size = DocumentSizes.CommunityId },
        new(ValueKind.RelatedAddresses, 1, new("Related", "ref text, ref starts, header.Absent, {slots}"))
        {
            MoreFields = 3,
            SizePerField = 3,
            Copies = ValueCopies.Fields,
        },
        new(ValueKind.Original, 0, new("Original", "ref text, ref header")) { Copies = ValueCopies.Line },
        new(ValueKind.Namespace, 0, new("Namespace", "context")) { Size = DocumentSizes.Namespace },
        new(ValueKind.Message, 0, null),
        new(ValueKind.Fragment, 0, new("Fragment", "{place}, context, header.Absent, {considered}, {unless}")) { CanBeAbsent = true },
    });

    /// <summary>The call in generated code if the fields can be absent, unless it is the same.</summary>
    public ValueCall? OptionalCall { get; init; }

    /// <summary>The number of further fields that the value can have.</summary>
    public int MoreFields { get; init; }

    /// <summary>
    /// The maximum number of bytes of the value besides copies of the line and fragments, whose lengths are added at run time.
    /// </summary>
    public int Size { get; init; }

    /// <summary>The number of bytes that each field adds to it.</summary>
    public int SizePerField { get; init; }

    /// <summary>What the value copies from the line.</summary>
    public ValueCopies Copies { get; init; }

    /// <summary>Whether the value can be absent even if its fields are present.</summary>
    public bool CanBeAbsent { get; init; }

    /// <summary>Returns the properties of a kind.</summary>
    public static ValueTraits Of(ValueKind kind)
        => (uint)kind < (uint)s_all.Length && s_all[(int)kind].Kind == kind
            ? s_all[(int)kind]
            : throw new InvalidOperationException($"{kind} is not in the table of values.");
}
