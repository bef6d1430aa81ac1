using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>The options of documents that are independent of their schema.</summary>
/// <param name="PreserveOriginal">Whether documents contain the line.</param>
/// <param name="Fragments">Whether documents have places for fragments.</param>
internal readonly record struct DocumentOptions(bool PreserveOriginal, bool Fragments = false);

/// <summary>
/// Describes documents: their constants, the members that fields map to, the members composed of several fields, and the order of all of
/// them. A schema is independent of formats; <see cref="DocumentPlan"/> turns it into steps for one.
/// </summary>
/// <param name="Name">The name of the schema, for people.</param>
/// <param name="Head">The members before those that single fields map to.</param>
/// <param name="Targets">
/// The members that each field maps to, written in the order of <see cref="FlowLogField"/>. Documents omit a field without an entry.
/// </param>
/// <param name="Tail">The members after those that single fields map to.</param>
/// <param name="Error">The members of the document that replaces a rejected line: constants, the time, the text and a message.</param>
internal sealed record DocumentSchema(
    string Name,
    ImmutableArray<SchemaMember> Head,
    IReadOnlyDictionary<FlowLogField, ImmutableArray<FieldTarget>> Targets,
    ImmutableArray<SchemaMember> Tail,
    ImmutableArray<SchemaMember> Error)
{
    /// <summary>Returns the members that a field maps to.</summary>
    public ImmutableArray<FieldTarget> TargetsOf(FlowLogField field)
        => Targets.TryGetValue(field, out ImmutableArray<FieldTarget> targets) ? targets : ImmutableArray<FieldTarget>.Empty;
}
