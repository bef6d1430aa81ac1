using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.Generator.Locations;

/// <summary>A character of a constant's value and its origin.</summary>
/// <param name="Value">The character.</param>
/// <param name="Span">Its text in the source, including an escape; for a reference to a constant, the whole expression.</param>
/// <param name="Literal">The literal that contains it; none for a reference to a constant.</param>
internal readonly record struct MappedCharacter(char Value, TextSpan Span, SyntaxToken Literal);
