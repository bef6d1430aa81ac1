namespace VpcFlow.Filtering;

/// <summary>Parses the values of conditions.</summary>
internal sealed class FilterValueParser(FilterTokens tokens, FilterTime time)
{
    private const string Range = "..";

    /// <summary>Reads a single value, for a comparison.</summary>
    public FilterValue ReadOne(FilterOperand operand)
    {
        FilterToken token = tokens.Next;
        if (token.Kind == FilterTokenKind.Open)
            throw tokens.Unexpected("a single value; use 'in' for a list");
        FilterValue value = ReadListed(operand, out bool isSet);
        return isSet ? throw tokens.Error(token, $"'{token.Text}' is not a single value; use 'in' for networks and ranges") : value;
    }

    /// <summary>Reads a list in parentheses, or one value; each is a single value, a range or a network.</summary>
    public IReadOnlyList<FilterValue> ReadList(FilterOperand operand)
    {
        if (!tokens.TryTake(FilterTokenKind.Open))
            return [ReadListed(operand, out _)];
        List<FilterValue> values = [];
        do
        {
            values.Add(ReadListed(operand, out _));
        }
        while (tokens.TryTake(FilterTokenKind.Comma));
        tokens.Expect(FilterTokenKind.Close, "',' or ')'");
        return values;
    }

    /// <summary>Reads a value; says whether it is a network or a range.</summary>
    private FilterValue ReadListed(FilterOperand operand, out bool isSet)
    {
        FilterToken token = tokens.Next;
        if (token.Kind is not (FilterTokenKind.Word or FilterTokenKind.Quoted) || token.IsKeyword)
            throw tokens.Unexpected(Expected(operand));
        tokens.Take();
        isSet = false;
        if (operand.IsText)
            return ReadText(operand, token);
        int range = token.Text.IndexOf(Range, StringComparison.Ordinal);
        isSet = range >= 0 || (operand.Kind == FilterOperandKind.Address && token.Text.Contains('/', StringComparison.Ordinal));
        if (range >= 0 && !operand.IsOrdered)
            throw tokens.Error(token, $"'{operand.Name}' has no ranges");
        string first = range < 0 ? token.Text : token.Text[..range];
        string last = range < 0 ? first : token.Text[(range + Range.Length)..];
        return operand.Kind == FilterOperandKind.Address ? ReadAddress(token, first, last) : ReadNumber(operand, token, first, last);
    }

    private FilterValue ReadText(FilterOperand operand, FilterToken token)
    {
        IReadOnlyList<string> words = FilterNames.WordsOf(operand.Kind);
        if (words.FirstOrDefault(w => w.Equals(token.Text, StringComparison.OrdinalIgnoreCase)) is { } word)
            return FilterValue.Of(word);
        if (words.Count == 0 || token.Kind == FilterTokenKind.Quoted)
            return FilterValue.Of(token.Text);
        throw tokens.Unknown(token, $"a value of '{operand.Name}', which is {string.Join(" or ", words)}; put any other in quotes", words);
    }

    private FilterValue ReadAddress(FilterToken token, string first, string last)
    {
        if (first.Contains('/', StringComparison.Ordinal) && first == last)
        {
            return FlowLogNetwork.TryParse(first, out FlowLogNetwork network)
                ? FilterValue.Of(AddressSet.RangeOf(network))
                : throw tokens.Error(
                    token,
                    $"{FilterTokens.Quote(first)} is not a network: an IPv4 or IPv6 address without bits set after the prefix, a slash and "
                        + "the length of the prefix, such as 10.0.0.0/8");
        }

        if (!FlowLogAddress.TryParse(first, out FlowLogAddress low) || !FlowLogAddress.TryParse(last, out FlowLogAddress high))
            throw tokens.Error(token, $"{FilterTokens.Quote(token.Text)} is not an address; expected one such as 10.0.0.1 or 2001:db8::1");
        return low <= high ? FilterValue.Of(new AddressRange(low.MappedNumber, high.MappedNumber)) : throw Empty(token);
    }

    private FilterValue ReadNumber(FilterOperand operand, FilterToken token, string first, string last)
    {
        FilterRange[] low = FilterNumber.Parse(operand, first, time) ?? throw Invalid(operand, token, first);
        FilterRange[] high = FilterNumber.Parse(operand, last, time) ?? throw Invalid(operand, token, last);
        if (!token.Text.Contains(Range, StringComparison.Ordinal))
            return FilterValue.Of(low);
        return low[0].First <= high[^1].Last ? FilterValue.Of(new FilterRange(low[0].First, high[^1].Last)) : throw Empty(token);
    }

    private FlowLogFilterException Empty(FilterToken token)
        => tokens.Error(token, $"the range '{token.Text}' is empty: its first value is greater than its last");

    private FlowLogFilterException Invalid(FilterOperand operand, FilterToken token, string text)
    {
        string? nearest = Formats.NearestName.Find(text, FilterNames.Of(operand.Kind));
        return tokens.Error(
            token,
            $"{FilterTokens.Quote(text)} is not a value of '{operand.Name}'; expected {Expected(operand)}"
                + (nearest is null ? "" : $"; did you mean '{nearest}'?"));
    }

    private static string Expected(FilterOperand operand) => operand.Kind switch
    {
        FilterOperandKind.Text => "text",
        FilterOperandKind.Action or FilterOperandKind.LogStatus => string.Join(" or ", FilterNames.WordsOf(operand.Kind)),
        FilterOperandKind.Address => "an address such as 10.0.0.1 or 2001:db8::1",
        FilterOperandKind.Number => $"a whole number from 0 to {operand.Max}",
        FilterOperandKind.Port => $"a number from 0 to {operand.Max}, or the name of a service such as ssh",
        FilterOperandKind.Protocol => $"a number from 0 to {operand.Max}, or a name such as tcp",
        FilterOperandKind.TcpFlags => "flags such as syn or syn+ack, or a number",
        FilterOperandKind.Time => $"a time such as {FilterTime.Examples}",
        FilterOperandKind.Duration => "seconds such as 60 or 1.5, or a number with a unit such as 5m",
        FilterOperandKind.BytesPerPacket => "a number such as 60 or 60.5",
        FilterOperandKind.Service => "the name of a service such as https",
        _ => throw new InvalidOperationException($"{operand.Kind} is not a kind of operand."),
    };
}
