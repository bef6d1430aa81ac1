using System.Collections.Immutable;
using System.Text;

namespace VpcFlow.Filtering;

/// <summary>Splits the text of a filter into tokens.</summary>
internal static class FilterLexer
{
    private const string Special = "()=!<>,'\"";

    /// <exception cref="FlowLogFilterException">A value lacks its closing quote, or <c>!</c> is not followed by <c>=</c>.</exception>
    public static ImmutableArray<FilterToken> Read(string text)
    {
        ImmutableArray<FilterToken>.Builder tokens = ImmutableArray.CreateBuilder<FilterToken>();
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            FilterToken token = ReadToken(text, at);
            tokens.Add(token);
            at += token.Length;
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, "", text.Length, 0));
        return tokens.DrainToImmutable();
    }

    private static FilterToken ReadToken(string text, int at)
    {
        switch (text[at])
        {
            case '(':
                return new(FilterTokenKind.Open, "(", at, 1);
            case ')':
                return new(FilterTokenKind.Close, ")", at, 1);
            case ',':
                return new(FilterTokenKind.Comma, ",", at, 1);
            case '\'' or '"':
                return ReadQuoted(text, at);
            case '=' or '!' or '<' or '>':
                return ReadComparison(text, at);
            default:
                int end = at;
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Special.Contains(text[end], StringComparison.Ordinal))
                    end++;
                return new(FilterTokenKind.Word, text[at..end], at, end - at);
        }
    }

    /// <summary>Reads a comparison; <c>==</c> and <c>&lt;&gt;</c> are other spellings of <c>=</c> and <c>!=</c>.</summary>
    private static FilterToken ReadComparison(string text, int at)
    {
        string two = text.Substring(at, Math.Min(2, text.Length - at));
        return two switch
        {
            "==" => new(FilterTokenKind.Comparison, "=", at, 2),
            "!=" or "<>" => new(FilterTokenKind.Comparison, "!=", at, 2),
            "<=" or ">=" => new(FilterTokenKind.Comparison, two, at, 2),
            ['!', ..] => throw new FlowLogFilterException(
                text, at, 1, "'!' is not an operator; expected '!=', or 'not' before a condition"),
            _ => new(FilterTokenKind.Comparison, two[..1], at, 1),
        };
    }

    /// <summary>Reads a value in quotes; the quote itself is written twice.</summary>
    private static FilterToken ReadQuoted(string text, int start)
    {
        char quote = text[start];
        var value = new StringBuilder();
        for (int at = start + 1; at < text.Length; at++)
        {
            if (text[at] != quote)
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == quote)
            {
                value.Append(quote);
                at++;
            }
            else
            {
                return new(FilterTokenKind.Quoted, value.ToString(), start, at + 1 - start);
            }
        }

        throw new FlowLogFilterException(text, start, text.Length - start, $"the value lacks its closing {quote}");
    }
}
