using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.CodeFixes;

/// <summary>A fix that changes a few characters and leaves all others unchanged, for one diagnostic or for all in a document.</summary>
public abstract class TextCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => TextFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            IReadOnlyList<TextChange> changes = await GetChangesAsync(
                context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (changes.Count == 0)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    GetTitle(diagnostic), token => TextFixAll.ApplyAsync(context.Document, changes, token), equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    /// <summary>Returns the title of the fix for a diagnostic.</summary>
    private protected abstract string GetTitle(Diagnostic diagnostic);

    /// <summary>Returns the changes that remove the cause of a diagnostic; none if it can't be removed in this document.</summary>
    internal abstract Task<IReadOnlyList<TextChange>> GetChangesAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken);
}
