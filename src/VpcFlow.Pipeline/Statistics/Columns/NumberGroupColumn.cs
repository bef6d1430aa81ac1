using System.Runtime.CompilerServices;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>A number, or what is grouped as one; rounded down to a multiple of the step.</summary>
internal sealed class NumberGroupColumn(NumberColumn column, GroupOperand operand) : GroupColumn
{
    private readonly long _step = operand.Step;
    private readonly long _bias = operand.Bias;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(scoped in FilterRows rows, scoped in SelectedRows selected, KeyTexts texts, Span<ulong> codes)
    {
        Span<long> values = stackalloc long[RowBatch.Capacity];
        ulong present = Read(in rows, in selected, values);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            codes[i] = ((present >> line) & 1) == 0 ? GroupCode.Absent : GroupCode.OfNumber(values[line], _bias);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Hash(scoped in FilterRows rows, scoped in SelectedRows selected, Span<ulong> hashes)
    {
        Span<long> values = stackalloc long[RowBatch.Capacity];
        ulong present = Read(in rows, in selected, values);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            hashes[i] = ((present >> line) & 1) == 0 ? 0 : HashOf((ulong)values[line]);
        }
    }

    private ulong Read(scoped in FilterRows rows, scoped in SelectedRows selected, Span<long> values)
    {
        ulong present = column.Read(in rows, values);
        if (_step == 1)
            return present;
        for (int i = 0; i < selected.Count; i++)
        {
            ref long value = ref values[selected[i]];
            long rest = value % _step;
            value -= rest < 0 ? rest + _step : rest;
        }

        return present;
    }
}
