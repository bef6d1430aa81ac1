using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>
/// A member that the schema itself defines: a constant, a value composed of several fields, or a value that comes from the run.
/// </summary>
/// <param name="Path">
/// The dotted path of the member. With a dot at the end, the member has no name, since a <see cref="ValueKind.Fragment"/> contains the
/// names of the members in it; with <c>[]</c> at the end, it is an element of an array.
/// </param>
/// <param name="Open">The JSON before the value, or the whole value of a constant.</param>
internal sealed record SchemaMember(string Path, string Open)
{
    /// <summary>The value between <see cref="Open"/> and <see cref="Close"/>; none for a constant.</summary>
    public ValueKind Value { get; init; }

    /// <summary>The JSON after the value.</summary>
    public string Close { get; init; } = "";

    /// <summary>The fields that the value is composed of, in the order in which it takes them.</summary>
    public ImmutableArray<FlowLogField> Fields { get; init; } = ImmutableArray<FlowLogField>.Empty;

    /// <summary>The fields without which the member is not written.</summary>
    public ImmutableArray<FlowLogField> Required { get; init; } = ImmutableArray<FlowLogField>.Empty;

    /// <summary>Whether one of <see cref="Required"/> suffices; the value is then composed of the fields that the format has.</summary>
    public bool AnyRequired { get; init; }

    /// <summary>The place of a <see cref="ValueKind.Fragment"/>.</summary>
    public FragmentPlace Place { get; init; }

    /// <summary>The field in whose absence alone a <see cref="ValueKind.Fragment"/> is written.</summary>
    public FlowLogField? Unless { get; init; }

    /// <summary>The texts of a <see cref="ValueKind.Choice"/>.</summary>
    public Choice? Choice { get; init; }

    /// <summary>
    /// The numbers of the known values of the second field for which a <see cref="ValueKind.TextIf"/> is written, as bits.
    /// </summary>
    public uint Cases { get; init; }

    /// <summary>The values of the second field of a <see cref="ValueKind.TextIf"/>.</summary>
    public KnownValues? Values { get; init; }

    /// <summary>Whether the member is written only in documents that contain the line.</summary>
    public bool OnlyWithOriginal { get; init; }
}
