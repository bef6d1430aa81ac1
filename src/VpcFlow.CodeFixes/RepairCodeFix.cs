using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Generator.Diagnostics;

namespace VpcFlow.CodeFixes;

/// <summary>A fix that the analyzer has prepared: it knows where in the literal the text stands, and so keeps the literal's kind.</summary>
public abstract class RepairCodeFix : TextCodeFix
{
    internal sealed override Task<IReadOnlyList<TextChange>> GetChangesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<TextChange>>(
            Replacement(diagnostic) is { } replacement && diagnostic.AdditionalLocations.Count > 0
                ? [new TextChange(diagnostic.AdditionalLocations[0].SourceSpan, replacement)]
                : []);

    /// <summary>The text that the analyzer proposes, if any.</summary>
    private protected static string? Replacement(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(RepairProperties.Replacement, out string? text) ? text : null;
}
