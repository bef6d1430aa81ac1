using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.CodeFixes;

/// <summary>A fix that changes a few characters and leaves all others as they are, be it for one diagnostic or for all of a document.</summary>
public abstract class TextCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => TextFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            IReadOnlyList<TextChange> changes = await GetChangesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (changes.Count == 0)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(GetTitle(diagnostic), token => TextFixAll.ApplyAsync(context.Document, changes, token), equivalenceKey: GetType().Name),
                diagnostic);
        }
    }

    /// <summary>What the fix for a diagnostic is called.</summary>
    private protected abstract string GetTitle(Diagnostic diagnostic);

    /// <summary>The changes that remove the cause of a diagnostic; none if that can't be done in this document.</summary>
    internal abstract Task<IReadOnlyList<TextChange>> GetChangesAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);
}
