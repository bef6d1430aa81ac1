using System.Collections.Immutable;

namespace VpcFlow.Filtering;

/// <summary>The operands of a filter; each has a number, which is that of its column in any format.</summary>
internal sealed class FilterOperands
{
    private readonly List<FilterOperand> _all = [];

    public IReadOnlyList<FilterOperand> All => _all;

    /// <summary>The fields that the operands are derived from, in the order of the catalogue.</summary>
    public ImmutableArray<FlowLogField> Fields => [.. _all.SelectMany(o => o.Fields).Distinct().Order()];

    /// <summary>Returns the number of an operand.</summary>
    public int Add(FilterOperand operand)
    {
        int number = _all.FindIndex(o => o.Name == operand.Name);
        if (number >= 0)
            return number;
        _all.Add(operand);
        return _all.Count - 1;
    }
}
