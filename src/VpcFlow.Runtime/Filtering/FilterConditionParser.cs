namespace VpcFlow.Filtering;

/// <summary>Parses one condition: a comparison, a list, a pattern, flags, absence, or a property of an address.</summary>
internal sealed class FilterConditionParser(FilterTokens tokens, FilterOperands operands, FilterTime time)
{
    private const string Operators = "an operator: =, !=, <, <=, >, >=, in, is, like or has";

    private readonly FilterValueParser _values = new(tokens, time);

    public FilterNode Read()
    {
        FilterToken name = tokens.Next;
        if (name.Kind != FilterTokenKind.Word || name.IsKeyword)
            throw tokens.Unexpected("a field, 'not' or '('");
        if (tokens.IsFollowedBy(FilterTokenKind.Open))
            return ReadFunction();
        FilterOperand operand = ReadOperand();
        FilterToken word = tokens.Take();
        if (word.Kind == FilterTokenKind.Comparison)
            return Compare(operand, word);
        if (word.Is("is"))
            return ReadAbsence(operand);
        bool isNot = word.Is("not");
        if (isNot)
            word = tokens.Take();
        FilterNode node = word switch
        {
            _ when word.Is("in") => In(operand),
            _ when word.Is("like") => Like(operand, word),
            _ when word.Is("has") && !isNot => Has(operand, word),
            _ => throw Unexpected(word, isNot ? "'in' or 'like'" : Operators),
        };
        return isNot ? new NotNode(node) : node;
    }

    private FlowLogFilterException Unexpected(FilterToken token, string expected) => tokens.Error(
        token,
        token.Kind == FilterTokenKind.End
            ? $"the filter ends here; expected {expected}"
            : $"unexpected {FilterTokens.Quote(token.Text)}; expected {expected}");

    private FilterOperand ReadOperand()
    {
        FilterToken name = tokens.Take();
        return FilterOperand.Find(name.Text) ?? throw tokens.Unknown(name, "a field", FilterOperand.Names);
    }

    private AddressNode ReadFunction()
    {
        FilterToken name = tokens.Take();
        AddressSet? addresses = SpecialAddresses.Find(name.Text);
        if (addresses is null)
            throw tokens.Unknown(name, "a function; the functions are private and internet", SpecialAddresses.Names);
        tokens.Expect(FilterTokenKind.Open, "'('");
        FilterToken argument = tokens.Next;
        if (argument.Kind != FilterTokenKind.Word || argument.IsKeyword)
            throw tokens.Unexpected("a field with an address, such as srcaddr");
        FilterOperand operand = ReadOperand();
        if (operand.Kind != FilterOperandKind.Address)
            throw tokens.Error(argument, $"'{operand.Name}' is not an address, which '{name.Text}' needs");
        tokens.Expect(FilterTokenKind.Close, "')'");
        return new AddressNode(operands.Add(operand), addresses);
    }

    private AbsenceNode ReadAbsence(FilterOperand operand)
    {
        bool isNot = tokens.TryTake("not");
        bool isAbsent = tokens.TryTake("absent");
        if (!isAbsent && !tokens.TryTake("present"))
            throw tokens.Unexpected("'absent' or 'present'");
        return new AbsenceNode(operands.Add(operand), isAbsent != isNot);
    }

    private FilterNode Compare(FilterOperand operand, FilterToken comparison)
    {
        string symbol = comparison.Text;
        if (symbol is not ("=" or "!=") && !operand.IsOrdered)
            throw tokens.Error(comparison, $"'{symbol}' does not apply to '{operand.Name}'; expected '=', '!=' or 'in'");
        FilterValue value = _values.ReadOne(operand);
        if (symbol == "!=")
            return new NotNode(Test(operand, [value]));
        return symbol == "=" ? Test(operand, [value])
            : operand.IsText ? new TextNode(operands.Add(operand), new TextOrder(symbol, value.Text))
            : Test(operand, [value.Compared(symbol)]);
    }

    private FilterNode In(FilterOperand operand) => Test(operand, _values.ReadList(operand));

    private FilterNode Test(FilterOperand operand, IReadOnlyList<FilterValue> values)
    {
        int column = operands.Add(operand);
        if (operand.IsText)
            return new TextNode(column, new TextSet(values.Select(v => v.Text)));
        return operand.Kind == FilterOperandKind.Address
            ? new AddressNode(column, AddressSet.Of(values.SelectMany(v => v.Addresses)))
            : new NumberNode(column, NumberRanges.Of(values.SelectMany(v => v.Numbers)));
    }

    private TextNode Like(FilterOperand operand, FilterToken like)
    {
        if (!operand.IsText)
            throw tokens.Error(like, $"'like' compares text, and '{operand.Name}' is not text; expected a comparison or 'in'");
        FilterToken pattern = tokens.Next;
        if (pattern.Kind is not (FilterTokenKind.Word or FilterTokenKind.Quoted) || pattern.IsKeyword)
            throw tokens.Unexpected("a pattern in quotes, such as 'eni-0a%'");
        return new TextNode(operands.Add(operand), new TextPattern(tokens.Take().Text));
    }

    private NumberNode Has(FilterOperand operand, FilterToken has)
    {
        if (operand.Kind != FilterOperandKind.TcpFlags)
            throw tokens.Error(has, $"'has' tests flags, which 'tcp-flags' has and '{operand.Name}' has not");
        long bits = 0;
        foreach (FilterValue value in _values.ReadList(operand))
        {
            foreach (FilterRange range in value.Numbers)
                bits |= range.First == range.Last ? range.First : throw tokens.Error(has, "'has' expects flags, not a range");
        }

        return new NumberNode(operands.Add(operand), new NumberBits(bits));
    }
}
