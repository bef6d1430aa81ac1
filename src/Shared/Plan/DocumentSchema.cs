using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>The options of documents that their schema does not decide.</summary>
/// <param name="PreserveOriginal">Whether documents carry the line.</param>
internal readonly record struct DocumentOptions(bool PreserveOriginal);

/// <summary>
/// Describes documents: their constants, the members that fields lead to, the members made of several fields, and the order of all of them.
/// A schema knows nothing of formats; <see cref="DocumentPlan"/> turns it into steps for one.
/// </summary>
/// <param name="Name">The name of the schema, for people.</param>
/// <param name="Head">The members before those that single fields lead to.</param>
/// <param name="Targets">
/// The members that each field leads to, written in the order of <see cref="FlowLogField"/>. Documents leave out a field without an entry.
/// </param>
/// <param name="Tail">The members after those that single fields lead to.</param>
/// <param name="Error">The members of the document that replaces a rejected line: constants, the time, the text and a message.</param>
internal sealed record DocumentSchema(
    string Name,
    ImmutableArray<SchemaMember> Head,
    IReadOnlyDictionary<FlowLogField, ImmutableArray<FieldTarget>> Targets,
    ImmutableArray<SchemaMember> Tail,
    ImmutableArray<SchemaMember> Error)
{
    /// <summary>The members that a field leads to.</summary>
    public ImmutableArray<FieldTarget> TargetsOf(FlowLogField field)
        => Targets.TryGetValue(field, out ImmutableArray<FieldTarget> targets) ? targets : ImmutableArray<FieldTarget>.Empty;
}
