using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Generator.Diagnostics;

namespace VpcFlow.CodeFixes;

/// <summary>Replaces <c>==</c> and <c>!=</c> of spans with a call that compares their content.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompareTextFix))]
public sealed class CompareTextFix : TextCodeFix
{
    private const string Extension = "SequenceEqual";
    private const string Method = "global::System.MemoryExtensions." + Extension;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.TextComparedByReference);

    private protected override string GetTitle(Diagnostic diagnostic) => "Compare the text";

    internal override async Task<IReadOnlyList<TextChange>> GetChangesAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not BinaryExpressionSyntax comparison
            || model is null
            || HasComment(comparison))
        {
            return [];
        }

        ExpressionSyntax left = comparison.Left;
        ExpressionSyntax right = comparison.Right;
        string not = comparison.IsKind(SyntaxKind.NotEqualsExpression) ? "!" : "";
        TextSpan between = TextSpan.FromBounds(left.Span.End, right.SpanStart);
        if (IsEmpty(right))
            return [new(new(left.SpanStart, 0), not), new(TextSpan.FromBounds(left.Span.End, right.Span.End), ".IsEmpty")];
        if (IsEmpty(left))
            return [new(TextSpan.FromBounds(left.SpanStart, right.SpanStart), not), new(new(right.Span.End, 0), ".IsEmpty")];
        bool isExtension = model.GetSpeculativeSymbolInfo(
            left.SpanStart,
            SyntaxFactory.ParseExpression($"{left}.{Extension}({right})"),
            SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { ContainingType.Name: "MemoryExtensions" };
        return isExtension && left is not (CastExpressionSyntax or PrefixUnaryExpressionSyntax)
            ? [new(new(left.SpanStart, 0), not), new(between, $".{Extension}("), new(new(right.Span.End, 0), ")")]
            : [new(new(left.SpanStart, 0), $"{not}{Method}("), new(between, ", "), new(new(right.Span.End, 0), ")")];
    }

    private static bool IsEmpty(ExpressionSyntax operand)
        => operand.Kind() is SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression or SyntaxKind.NullLiteralExpression
            || operand is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" }
            || operand.ToString() == "[]";

    /// <summary>Whether something between the operands would be lost.</summary>
    private static bool HasComment(BinaryExpressionSyntax comparison)
        => comparison.Left.GetTrailingTrivia()
            .Concat(comparison.OperatorToken.GetAllTrivia())
            .Concat(comparison.Right.GetLeadingTrivia())
            .Any(static t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));
}
