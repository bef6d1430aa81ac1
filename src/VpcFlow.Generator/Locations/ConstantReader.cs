using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.Generator.Locations;

/// <summary>
/// Reads the characters of a constant expression without syntax errors: literals of every kind, concatenations and interpolations of them,
/// and
/// any other expression with a constant value.
/// </summary>
internal sealed class ConstantReader(SemanticModel model, CancellationToken cancellationToken)
{
    public List<MappedCharacter> Characters { get; } = [];

    public void Read(ExpressionSyntax expression)
    {
        // Not recursive, because a format may be a long concatenation.
        var operands = new Stack<ExpressionSyntax>();
        while (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            operands.Push(sum.Right);
            expression = sum.Left;
        }

        ReadOperand(expression);
        while (operands.Count > 0)
            ReadOperand(operands.Pop());
    }

    private void ReadOperand(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Read(parenthesized.Expression);
                break;
            case LiteralExpressionSyntax literal when literal.Token.Value is string:
                ReadLiteral(literal.Token);
                break;
            case InterpolatedStringExpressionSyntax text when IsPlain(text):
                ReadInterpolated(text);
                break;
            default:
                ReadValue(expression);
                break;
        }
    }

    private void ReadLiteral(SyntaxToken token)
    {
        string text = token.Text;
        IEnumerable<(char Value, TextSpan Span)> characters = token.Kind() switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken => RawLiteral.ReadLine(text),
            SyntaxKind.MultiLineRawStringLiteralToken => RawLiteral.ReadLines(text),
            _ when text[0] == '@' => EscapedText.ReadVerbatim(text, 2, text.Length - 1, hasBraces: false),
            _ => EscapedText.ReadRegular(text, 1, text.Length - 1, hasBraces: false),
        };
        Add(token, characters);
    }

    /// <summary>
    /// Raw interpolated strings are read by value only: the meaning of their braces depends on the number of dollar signs.
    /// </summary>
    private static bool IsPlain(InterpolatedStringExpressionSyntax text)
        => text.StringStartToken.Kind() is SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken;

    private void ReadInterpolated(InterpolatedStringExpressionSyntax text)
    {
        bool isVerbatim = text.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken);
        foreach (InterpolatedStringContentSyntax content in text.Contents)
        {
            if (content is InterpolationSyntax interpolation)
                Read(interpolation.Expression);
            else if (content is InterpolatedStringTextSyntax { TextToken: var token })
                Add(
                    token,
                    isVerbatim
                        ? EscapedText.ReadVerbatim(token.Text, 0, token.Text.Length, hasBraces: true)
                        : EscapedText.ReadRegular(token.Text, 0, token.Text.Length, hasBraces: true));
        }
    }

    private void ReadValue(ExpressionSyntax expression)
    {
        foreach (char c in model.GetConstantValue(expression, cancellationToken).Value as string ?? "")
            Characters.Add(new MappedCharacter(c, expression.Span, default));
    }

    private void Add(SyntaxToken token, IEnumerable<(char Value, TextSpan Span)> characters)
    {
        foreach ((char value, TextSpan span) in characters)
            Characters.Add(new MappedCharacter(value, new TextSpan(token.SpanStart + span.Start, span.Length), token));
    }
}
