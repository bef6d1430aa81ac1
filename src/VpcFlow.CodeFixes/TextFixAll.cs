using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.CodeFixes;

/// <summary>
/// Applies the changes for all diagnostics of a document at once. Merging the documents of single fixes would lose one of two similar
/// changes.
/// </summary>
internal static class TextFixAll
{
    public static FixAllProvider Instance { get; } = FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var fix = (TextCodeFix)context.CodeFixProvider;
        var changes = new List<TextChange>();
        foreach (Diagnostic diagnostic in diagnostics)
            changes.AddRange(await fix.GetChangesAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false));
        return await ApplyAsync(document, changes, context.CancellationToken).ConfigureAwait(false);
    });

    public static async Task<Document> ApplyAsync(Document document, IReadOnlyList<TextChange> changes, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(Merge(changes)));
    }

    /// <summary>Returns the distinct changes in order. Overlapping changes are deletions, which are merged into one.</summary>
    private static List<TextChange> Merge(IReadOnlyList<TextChange> changes)
    {
        var merged = new List<TextChange>();
        foreach (TextChange change in changes.Distinct().OrderBy(static c => c.Span.Start).ThenBy(static c => c.Span.End))
        {
            int last = merged.Count - 1;
            if (last >= 0 && change.Span.Start < merged[last].Span.End)
                merged[last] = new TextChange(
                    TextSpan.FromBounds(merged[last].Span.Start, Math.Max(merged[last].Span.End, change.Span.End)), merged[last].NewText!);
            else
                merged.Add(change);
        }

        return merged;
    }
}
