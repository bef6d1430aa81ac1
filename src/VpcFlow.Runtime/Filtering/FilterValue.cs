using System.Collections.Immutable;
using System.Text;

namespace VpcFlow.Filtering;

/// <summary>Numbers from the first to the last.</summary>
internal readonly record struct FilterRange(long First, long Last);

/// <summary>Addresses from the first to the last, as numbers of 128 bits.</summary>
internal readonly record struct AddressRange(UInt128 First, UInt128 Last);

/// <summary>A value of a condition: text, numbers or addresses, depending on what it is compared with.</summary>
internal sealed class FilterValue
{
    private readonly string _text = "";

    private FilterValue()
    {
    }

    public ImmutableArray<byte> Text => [.. Encoding.UTF8.GetBytes(_text)];

    public ImmutableArray<FilterRange> Numbers { get; private init; } = [];

    public ImmutableArray<AddressRange> Addresses { get; private init; } = [];

    public static FilterValue Of(string text) => new(text);

    public static FilterValue Of(params ReadOnlySpan<FilterRange> ranges) => new() { Numbers = [.. ranges] };

    public static FilterValue Of(AddressRange range) => new() { Addresses = [range] };

    private FilterValue(string text) => _text = text;

    /// <summary>Returns the values that compare with this one as an operator of order says.</summary>
    public FilterValue Compared(string symbol) => new()
    {
        Numbers = [.. Numbers.SelectMany(r => Compared(symbol, r))],
        Addresses = [.. Addresses.SelectMany(r => Compared(symbol, r))],
    };

    private static FilterRange[] Compared(string symbol, FilterRange value) => symbol switch
    {
        "<" => value.First == long.MinValue ? [] : [new(long.MinValue, value.First - 1)],
        "<=" => [new(long.MinValue, value.Last)],
        ">" => value.Last == long.MaxValue ? [] : [new(value.Last + 1, long.MaxValue)],
        ">=" => [new(value.First, long.MaxValue)],
        _ => throw new InvalidOperationException($"'{symbol}' is not an operator of order."),
    };

    private static AddressRange[] Compared(string symbol, AddressRange value) => symbol switch
    {
        "<" => value.First == UInt128.MinValue ? [] : [new(UInt128.MinValue, value.First - 1)],
        "<=" => [new(UInt128.MinValue, value.Last)],
        ">" => value.Last == UInt128.MaxValue ? [] : [new(value.Last + 1, UInt128.MaxValue)],
        ">=" => [new(value.First, UInt128.MaxValue)],
        _ => throw new InvalidOperationException($"'{symbol}' is not an operator of order."),
    };
}
