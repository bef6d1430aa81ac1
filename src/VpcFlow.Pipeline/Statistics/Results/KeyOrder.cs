using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Results;

/// <summary>
/// Compares groups: by their time, then from the greatest weight on, then by the values of their keys, absent ones first. No two groups are
/// equal, so that results do not depend on the order of records.
/// </summary>
/// <param name="table">The groups.</param>
/// <param name="weights">What each group is ordered by.</param>
/// <param name="time">The position of the time in keys; -1 if there is none.</param>
internal sealed class KeyOrder(GroupTable table, long[] weights, int time) : IComparer<int>
{
    public int Compare(int x, int y)
    {
        if (time >= 0 && TimeOf(x).CompareTo(TimeOf(y)) is var order && order != 0)
            return order;
        order = weights[y].CompareTo(weights[x]);
        for (int i = 0; i < table.Layout.Key.Operands.Length && order == 0; i++)
            order = CompareValues(i, table.Layout.Key.Get(ref table.Entry(x), i), table.Layout.Key.Get(ref table.Entry(y), i));
        return order;
    }

    /// <summary>Returns the code of the time of a group.</summary>
    public ulong TimeOf(int entry) => table.Layout.Key.Get(ref table.Entry(entry), time);

    private int CompareValues(int value, ulong x, ulong y)
    {
        GroupOperand operand = table.Layout.Key.Operands[value];
        int textX = GroupCode.TextOf(operand, x);
        int textY = GroupCode.TextOf(operand, y);
        return textX < 0 || textY < 0 || x == y
            ? x.CompareTo(y)
            : table.Texts[textX].SequenceCompareTo(table.Texts[textY]);
    }
}
