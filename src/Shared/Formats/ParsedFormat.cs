using System.Collections.Immutable;

namespace VpcFlow.Formats;

/// <summary>The columns of a format string, or the errors in it.</summary>
/// <param name="Tokens">The columns in order, with their positions; if there are errors, only those that could be parsed.</param>
/// <param name="Errors">The errors in the order of the text, each cause once; empty for a valid format.</param>
internal sealed record ParsedFormat(ImmutableArray<FormatToken> Tokens, ImmutableArray<FormatError> Errors)
{
    /// <summary>The columns in order.</summary>
    public ImmutableArray<FlowLogColumn> Columns { get; } = ImmutableArray.CreateRange(Tokens, static t => t.Column);

    /// <summary>The fields in order.</summary>
    public ImmutableArray<FlowLogField> Fields { get; } = Tokens.Select(t => t.Field).OfType<FlowLogField>().ToImmutableArray();

    /// <summary>The columns whose field an earlier column already has.</summary>
    public IEnumerable<FormatToken> Repeated => Tokens.Where(static t => t.Kind == FormatTokenKind.Repeated);
}
