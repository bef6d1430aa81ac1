using System.Text;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Results;

/// <summary>Finds groups by the values of their keys, without showing all groups.</summary>
internal static class GroupFinder
{
    /// <summary>Whether a table has a group.</summary>
    /// <param name="table">The groups.</param>
    /// <param name="values">The values of the key, as rows of the same or of other statistics have them.</param>
    public static bool Has(GroupTable table, ReadOnlySpan<FlowLogGroupValue> values)
    {
        KeyLayout layout = table.Layout.Key;
        Span<ulong> key = stackalloc ulong[layout.Words];
        key.Clear();
        for (int i = 0; i < values.Length; i++)
        {
            if (CodeOf(layout.Operands[i], values[i], table.Texts) is not { } code)
                return false;
            layout.Set(ref key[0], i, code);
        }

        return table.Contains(ref key[0]);
    }

    /// <summary>Returns the code of a value; <see langword="null"/> if no key has it.</summary>
    private static ulong? CodeOf(GroupOperand operand, FlowLogGroupValue value, KeyTexts texts)
    {
        if (value.Text is null)
            return GroupCode.Absent;
        if (value.Number is { } number)
            return GroupCode.OfNumber(number, operand.Bias);
        if (operand is { IsAddress: true, Function: GroupFunction.Whole }
            && FlowLogAddress.TryParse(value.Text, out FlowLogAddress address))
            return address.IsIPv4 ? GroupCode.OfIPv4(address.IPv4Number) : OfIPv6(in address, texts);
        if (!operand.IsText)
            throw new NotSupportedException($"Groups can't be found by {operand.Kind} {operand.Function} '{value.Text}'.");
        int text = texts.Find(Encoding.UTF8.GetBytes(value.Text));
        return text < 0 ? null : GroupCode.OfText(text);
    }

    private static ulong? OfIPv6(in FlowLogAddress address, KeyTexts texts)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.CopyTo(bytes);
        int text = texts.Find(bytes);
        return text < 0 ? null : GroupCode.OfIPv6(text);
    }
}
