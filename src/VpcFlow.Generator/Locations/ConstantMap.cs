using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.Generator.Locations;

/// <summary>
/// Finds the source of a part of a constant text: its exact characters if they are in a literal, the expression that yields them otherwise.
/// </summary>
internal sealed class ConstantMap
{
    private readonly ExpressionSyntax _expression;
    private readonly List<MappedCharacter> _characters;

    private ConstantMap(ExpressionSyntax expression, List<MappedCharacter> characters)
    {
        _expression = expression;
        _characters = characters;
    }

    /// <summary>Returns a character of the value.</summary>
    public MappedCharacter this[int position] => _characters[position];

    /// <summary>The whole expression.</summary>
    public Location Whole => _expression.GetLocation();

    /// <summary>
    /// Maps an expression with a known constant value. If the source reads differently, which no known form does, every part maps to the
    /// whole expression.
    /// </summary>
    public static ConstantMap Create(ExpressionSyntax expression, string value, SemanticModel model, CancellationToken cancellationToken)
    {
        var reader = new ConstantReader(model, cancellationToken);
        reader.Read(expression);
        bool isRead = reader.Characters.Select(static c => c.Value).SequenceEqual(value);
        return new ConstantMap(
            expression, isRead ? reader.Characters : value.Select(c => new MappedCharacter(c, expression.Span, default)).ToList());
    }

    /// <summary>Returns the source of a part of the value.</summary>
    public Location Locate(int start, int length)
        => Locate(TextSpan.FromBounds(_characters[start].Span.Start, _characters[start + length - 1].Span.End));

    public Location Locate(TextSpan span) => Location.Create(_expression.SyntaxTree, span);

    /// <summary>
    /// Returns the literal that contains a part of the value; <see langword="null"/> if no single literal does, so that the part can't be
    /// edited there.
    /// </summary>
    public SyntaxToken? LiteralOf(int start, int length)
    {
        SyntaxToken literal = _characters[start].Literal;
        return !literal.IsKind(SyntaxKind.None) && _characters.Skip(start).Take(length).All(c => c.Literal == literal) ? literal : null;
    }

    /// <summary>Returns the positions in the value, from the first to after the last, of the characters of a literal.</summary>
    public (int First, int End) RangeOf(SyntaxToken literal)
        => (_characters.FindIndex(c => c.Literal == literal), _characters.FindLastIndex(c => c.Literal == literal) + 1);

    /// <summary>
    /// Returns the source to delete to remove a part of the value, including the white space before it or, at the start of a literal, after
    /// it.
    /// </summary>
    public TextSpan? SpanToRemove(int start, int length)
    {
        if (LiteralOf(start, length) is not { } literal)
            return null;
        int first = start;
        int end = start + length;
        while (first > 0 && IsSpaceIn(literal, first - 1))
            first--;
        bool isBehindSpace = first < start || start == 0 || char.IsWhiteSpace(_characters[start - 1].Value);
        while (first == start && isBehindSpace && end < _characters.Count && IsSpaceIn(literal, end))
            end++;
        return TextSpan.FromBounds(_characters[first].Span.Start, _characters[end - 1].Span.End);
    }

    private bool IsSpaceIn(SyntaxToken literal, int position)
        => _characters[position].Literal == literal && char.IsWhiteSpace(_characters[position].Value);
}
