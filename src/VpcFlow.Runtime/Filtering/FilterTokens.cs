using System.Collections.Immutable;
using VpcFlow.Formats;

namespace VpcFlow.Filtering;

/// <summary>Goes through the tokens of a filter.</summary>
internal sealed class FilterTokens(string text)
{
    private readonly ImmutableArray<FilterToken> _tokens = FilterLexer.Read(text);
    private int _next;

    public FilterToken Next => _tokens[_next];

    /// <summary>Whether the token after the next is of a kind.</summary>
    public bool IsFollowedBy(FilterTokenKind kind) => _next + 1 < _tokens.Length && _tokens[_next + 1].Kind == kind;

    public FilterToken Take() => Next.Kind == FilterTokenKind.End ? Next : _tokens[_next++];

    public bool TryTake(string keyword)
    {
        bool isNext = Next.Is(keyword);
        if (isNext)
            _next++;
        return isNext;
    }

    public bool TryTake(FilterTokenKind kind)
    {
        bool isNext = Next.Kind == kind;
        if (isNext)
            _next++;
        return isNext;
    }

    public void Expect(FilterTokenKind kind, string what)
    {
        if (!TryTake(kind))
            throw Unexpected(what);
    }

    /// <summary>Creates the exception for the next token.</summary>
    public FlowLogFilterException Unexpected(string expected)
        => Error(Next, Next.Kind == FilterTokenKind.End ? $"the filter ends here; expected {expected}"
            : $"unexpected {Quote(text.Substring(Next.Start, Next.Length))}; expected {expected}");

    public FlowLogFilterException Error(FilterToken token, string message) => new(text, token.Start, token.Length, message);

    /// <summary>Creates the exception for a name that is unknown.</summary>
    public FlowLogFilterException Unknown(FilterToken token, string what, IEnumerable<string> names)
    {
        string? nearest = NearestName.Find(token.Text, names);
        return Error(token, $"{Quote(token.Text)} is not {what}{(nearest is null ? "" : $"; did you mean '{nearest}'?")}");
    }

    /// <summary>Returns a piece of the text in quotes, shortened.</summary>
    public static string Quote(string piece)
    {
        const int MaxLength = 60;
        string shown = piece.Length > MaxLength ? piece[..MaxLength] + "…" : piece;
        return shown.StartsWith('\'') ? shown : $"'{shown}'";
    }
}
