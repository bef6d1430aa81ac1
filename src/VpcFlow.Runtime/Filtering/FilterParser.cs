namespace VpcFlow.Filtering;

/// <summary>
/// Parses filters: conditions that are combined with <c>or</c>, <c>and</c>, <c>not</c> and parentheses, in ascending order of precedence.
/// </summary>
internal sealed class FilterParser
{
    /// <summary>The maximum depth of parentheses and <c>not</c>: text from others must not exhaust the stack.</summary>
    private const int MaxDepth = 100;

    private readonly FilterTokens _tokens;
    private readonly FilterConditionParser _conditions;
    private int _depth;

    private FilterParser(string text, FilterOperands operands, TimeProvider clock)
    {
        _tokens = new FilterTokens(text);
        _conditions = new FilterConditionParser(_tokens, operands, new FilterTime(clock.GetUtcNow()));
    }

    /// <summary>Parses a filter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="operands">Receives what the conditions compare.</param>
    /// <param name="clock">What <c>now</c> and <c>today</c> mean.</param>
    /// <exception cref="FlowLogFilterException">The text is not a filter.</exception>
    public static FilterNode Parse(string text, FilterOperands operands, TimeProvider clock)
    {
        var parser = new FilterParser(text, operands, clock);
        if (parser._tokens.Next.Kind == FilterTokenKind.End)
            throw parser._tokens.Error(parser._tokens.Next, "the filter is empty; expected a condition, such as action = REJECT");
        FilterNode node = parser.ReadAny();
        return parser._tokens.Next.Kind == FilterTokenKind.End ? node : throw parser._tokens.Unexpected("'and', 'or' or the end");
    }

    private FilterNode ReadAny()
    {
        List<FilterNode> parts = [ReadAll()];
        while (_tokens.TryTake("or"))
            parts.Add(ReadAll());
        return parts.Count == 1 ? parts[0] : new AnyNode([.. parts]);
    }

    private FilterNode ReadAll()
    {
        List<FilterNode> parts = [ReadOne()];
        while (_tokens.TryTake("and"))
            parts.Add(ReadOne());
        return parts.Count == 1 ? parts[0] : new AllNode([.. parts]);
    }

    private FilterNode ReadOne()
    {
        FilterToken first = _tokens.Next;
        bool isNot = _tokens.TryTake("not");
        if (!isNot && !_tokens.TryTake(FilterTokenKind.Open))
            return _conditions.Read();
        if (++_depth > MaxDepth)
            throw _tokens.Error(first, $"more than {MaxDepth} parentheses or 'not' inside each other");
        FilterNode node = isNot ? new NotNode(ReadOne()) : ReadAny();
        if (!isNot)
            _tokens.Expect(FilterTokenKind.Close, "'and', 'or' or ')'");
        _depth--;
        return node;
    }
}
