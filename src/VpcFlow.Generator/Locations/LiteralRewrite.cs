using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Formats;

namespace VpcFlow.Generator.Locations;

/// <summary>Rewrites the part of a format that is in one literal into its canonical spelling; white space and line breaks remain.</summary>
internal static class LiteralRewrite
{
    /// <summary>
    /// Returns the text of the literal to replace, and the replacement; <see langword="null"/> if a column is only partly in the literal.
    /// </summary>
    /// <param name="map">The source of the format.</param>
    /// <param name="literal">The literal.</param>
    /// <param name="tokens">The columns of the format.</param>
    /// <param name="hasBraces">Whether names are written as <c>${name}</c>.</param>
    public static (TextSpan Span, string Text)? Create(
        ConstantMap map, SyntaxToken literal, ImmutableArray<FormatToken> tokens, bool hasBraces)
    {
        bool isInterpolated = literal.IsKind(SyntaxKind.InterpolatedStringTextToken);
        var starts = tokens.ToDictionary(static t => t.Start);
        (int first, int end) = map.RangeOf(literal);
        var text = new StringBuilder();
        int written = map[first].Span.Start;
        bool isAfterSpace = true;
        for (int i = first; i < end;)
        {
            MappedCharacter character = map[i];

            // The indentation of a raw literal, which is not a part of the value. Two characters can share an escape.
            text.Append(literal.Text, written - literal.SpanStart, Math.Max(0, character.Span.Start - written));
            if (starts.TryGetValue(i, out FormatToken token))
            {
                if (token.End > end)
                    return null;
                string column = Text(token, hasBraces);
                text.Append(isAfterSpace ? "" : " ").Append(isInterpolated ? column.Replace("{", "{{").Replace("}", "}}") : column);
                isAfterSpace = false;
                i = token.End;
            }
            else
            {
                if (char.IsWhiteSpace(character.Value))
                {
                    text.Append(literal.Text, character.Span.Start - literal.SpanStart, character.Span.Length);
                    isAfterSpace = true;
                }

                i++;
            }

            written = map[i - 1].Span.End;
        }

        bool isPartOfColumn = first > 0 && tokens.Any(t => t.Start < first && t.End > first);
        return isPartOfColumn ? null : (TextSpan.FromBounds(map[first].Span.Start, map[end - 1].Span.End), text.ToString());
    }

    private static string Text(FormatToken token, bool hasBraces)
    {
        string name = token.Kind == FormatTokenKind.Marked ? "?" + token.Column.Name : token.Column.Name;
        return hasBraces ? "${" + name + "}" : name;
    }
}
