using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.Generator.Locations;

/// <summary>A character of a constant's value, and where it comes from.</summary>
/// <param name="Value">The character.</param>
/// <param name="Span">Its text in the source, with the escape; for a constant that is only named here, the whole expression.</param>
/// <param name="Literal">The literal in which it stands; none for a constant that is only named here.</param>
internal readonly record struct MappedCharacter(char Value, TextSpan Span, SyntaxToken Literal);
