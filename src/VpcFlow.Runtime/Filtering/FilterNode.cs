using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using VpcFlow.Records;

namespace VpcFlow.Filtering;

/// <summary>A part of a filter, which is evaluated for up to 64 records at a time.</summary>
internal abstract class FilterNode
{
    /// <summary>
    /// How much time the part takes, for the order in which parts are evaluated: the first leave fewer records to the others.
    /// </summary>
    public abstract int Cost { get; }

    /// <summary>Evaluates the part.</summary>
    /// <param name="rows">The records.</param>
    /// <param name="active">The records to evaluate; the bits of others are meaningless.</param>
    public abstract FilterTruth Evaluate(scoped in FilterRows rows, ulong active);
}

/// <summary>True where all parts are true, false where any is false.</summary>
internal sealed class AllNode(ImmutableArray<FilterNode> parts) : FilterNode
{
    private readonly FilterNode[] _parts = [.. parts.OrderBy(p => p.Cost)];

    public ImmutableArray<FilterNode> Parts => parts;

    public override int Cost { get; } = parts.Sum(p => p.Cost);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override FilterTruth Evaluate(scoped in FilterRows rows, ulong active)
    {
        var all = new FilterTruth(active, 0);
        foreach (FilterNode part in _parts)
        {
            active &= ~all.False;
            if (active == 0)
                break;
            FilterTruth truth = part.Evaluate(in rows, active);
            all = new FilterTruth(all.True & truth.True, all.False | truth.False);
        }

        return all;
    }
}

/// <summary>True where any part is true, false where all are false.</summary>
internal sealed class AnyNode(ImmutableArray<FilterNode> parts) : FilterNode
{
    private readonly FilterNode[] _parts = [.. parts.OrderBy(p => p.Cost)];

    public ImmutableArray<FilterNode> Parts => parts;

    public override int Cost { get; } = parts.Sum(p => p.Cost);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override FilterTruth Evaluate(scoped in FilterRows rows, ulong active)
    {
        var any = new FilterTruth(0, active);
        foreach (FilterNode part in _parts)
        {
            active &= ~any.True;
            if (active == 0)
                break;
            FilterTruth truth = part.Evaluate(in rows, active);
            any = new FilterTruth(any.True | truth.True, any.False & truth.False);
        }

        return any;
    }
}

/// <summary>True where its part is false and false where it is true.</summary>
internal sealed class NotNode(FilterNode part) : FilterNode
{
    public FilterNode Part => part;

    public override int Cost => part.Cost;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override FilterTruth Evaluate(scoped in FilterRows rows, ulong active)
    {
        FilterTruth truth = part.Evaluate(in rows, active);
        return new FilterTruth(truth.False, truth.True);
    }
}

/// <summary>Whether a value is absent or present; never unknown.</summary>
internal sealed class AbsenceNode(int column, bool isAbsent) : FilterNode
{
    public int Column => column;

    public bool IsAbsent => isAbsent;

    public override int Cost => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override FilterTruth Evaluate(scoped in FilterRows rows, ulong active)
    {
        ulong present = rows.Columns[column].Present(in rows);
        return new FilterTruth(isAbsent ? ~present : present, isAbsent ? present : ~present);
    }
}

/// <summary>Compares a number.</summary>
internal sealed class NumberNode(int column, NumberTest test) : FilterNode
{
    public int Column => column;

    public NumberTest Test => test;

    public override int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override FilterTruth Evaluate(scoped in FilterRows rows, ulong active)
    {
        Span<long> values = stackalloc long[RowBatch.Capacity];
        ulong present = ((NumberColumn)rows.Columns[column]).Read(in rows, values);
        return FilterTruth.Of(present, test.Match(values, rows.Count));
    }
}

/// <summary>Compares an address.</summary>
internal sealed class AddressNode(int column, AddressSet addresses) : FilterNode
{
    public int Column => column;

    public AddressSet Addresses => addresses;

    public override int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override FilterTruth Evaluate(scoped in FilterRows rows, ulong active)
    {
        var field = (FieldColumn)rows.Columns[column];
        ulong present = field.Present(in rows) & active;
        ulong matches = 0;
        for (ulong lines = present; lines != 0; lines &= lines - 1)
        {
            int line = BitOperations.TrailingZeroCount(lines);
            if (!field.TryReadAddress(in rows, line, out FlowLogAddress address))
                present &= ~(1UL << line);
            else if (addresses.Contains(in address))
                matches |= 1UL << line;
        }

        return FilterTruth.Of(present, matches);
    }
}

/// <summary>Compares text.</summary>
internal sealed class TextNode(int column, TextTest test) : FilterNode
{
    public int Column => column;

    public TextTest Test => test;

    public override int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override FilterTruth Evaluate(scoped in FilterRows rows, ulong active)
    {
        var field = (FieldColumn)rows.Columns[column];
        ulong present = field.Present(in rows) & active;
        ulong matches = 0;
        for (ulong lines = present; lines != 0; lines &= lines - 1)
        {
            int line = BitOperations.TrailingZeroCount(lines);
            if (test.Match(field.TextOf(in rows, line)))
                matches |= 1UL << line;
        }

        return FilterTruth.Of(present, matches);
    }
}
