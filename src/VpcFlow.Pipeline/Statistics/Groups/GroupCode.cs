namespace VpcFlow.Pipeline.Statistics.Groups;

/// <summary>
/// The codes of values in keys: 0 for one that is absent; for a number, one more than it; for text and IPv6 addresses, their number in the
/// table of texts.
/// </summary>
internal static class GroupCode
{
    public const ulong Absent = 0;

    /// <summary>The bits of the number of a text.</summary>
    public const int TextBits = 31;

    /// <summary>One more bit than IPv4 addresses have: greater codes are those of IPv6 addresses.</summary>
    public const int AddressBits = 33;

    /// <summary>The code of the first IPv6 address.</summary>
    private const ulong FirstIPv6 = (1UL << 32) + 1;

    public static ulong OfNumber(long number, long bias) => (ulong)(number + bias) + 1;

    public static long NumberOf(ulong code, long bias) => (long)(code - 1) - bias;

    public static ulong OfText(int text) => (ulong)text + 1;

    public static ulong OfIPv4(uint address) => (ulong)address + 1;

    public static ulong OfIPv6(int text) => FirstIPv6 + (ulong)text;

    /// <summary>Returns the number of the text that a code refers to; -1 if it does not refer to any.</summary>
    public static int TextOf(GroupOperand operand, ulong code)
    {
        if (code == Absent)
            return -1;
        if (operand.IsText)
            return (int)code - 1;
        return operand.IsAddress && code >= FirstIPv6 ? (int)(code - FirstIPv6) : -1;
    }

    /// <summary>Returns the code that refers to another text.</summary>
    public static ulong WithText(GroupOperand operand, int text) => operand.IsText ? OfText(text) : OfIPv6(text);
}
