using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Generator.Diagnostics;

namespace VpcFlow.CodeFixes;

/// <summary>A fix prepared by the analyzer, which knows the position in the literal, so that the kind of literal is kept.</summary>
public abstract class RepairCodeFix : TextCodeFix
{
    internal sealed override Task<IReadOnlyList<TextChange>> GetChangesAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<TextChange>>(
            Replacement(diagnostic) is { } replacement && diagnostic.AdditionalLocations.Count > 0
                ? [new TextChange(diagnostic.AdditionalLocations[0].SourceSpan, replacement)]
                : []);

    /// <summary>Returns the replacement that the analyzer suggests, if any.</summary>
    private protected static string? Replacement(Diagnostic diagnostic)
        => diagnostic.Properties.TryGetValue(RepairProperties.Replacement, out string? text) ? text : null;
}
