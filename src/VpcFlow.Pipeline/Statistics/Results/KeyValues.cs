using System.Globalization;
using System.Text;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Columns;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Results;

/// <summary>Shows the codes of keys as values.</summary>
internal static class KeyValues
{
    private static readonly string[] s_services = [.. ServiceNames.All];

    public static FlowLogGroupValue Create(GroupOperand operand, ulong code, KeyTexts texts)
    {
        if (code == GroupCode.Absent)
            return default;
        if (operand.IsAddress)
            return TextOnly(AddressText(operand, code, texts));
        if (operand.IsText)
            return TextOnly(Encoding.UTF8.GetString(texts[GroupCode.TextOf(operand, code)]));
        long number = GroupCode.NumberOf(code, operand.Bias);
        if (operand.Function == GroupFunction.Scope)
            return TextOnly(ScopeGroupColumn.Names[(int)number]);
        string digits = number.ToString(CultureInfo.InvariantCulture);
        switch (operand.Kind)
        {
            case FilterOperandKind.Time:
                string time = TimeText(number);
                return new FlowLogGroupValue(time, time, number, IsNumber: false);
            case FilterOperandKind.Duration:
                string seconds = (number / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
                return new FlowLogGroupValue(seconds, seconds + " s", number, IsNumber: true);
            case FilterOperandKind.Service:
                return TextOnly(s_services[number - 1]);
            case FilterOperandKind.Protocol:
                string name = Encoding.ASCII.GetString(Formatting.TransportNames.Get((byte)number));
                return new FlowLogGroupValue(digits, name.Length == 0 ? digits : name, number, IsNumber: true);
            case FilterOperandKind.TcpFlags:
                return new FlowLogGroupValue(digits, FlagsText(number) ?? digits, number, IsNumber: true);
            case FilterOperandKind.Number or FilterOperandKind.Port or FilterOperandKind.BytesPerPacket:
                return new FlowLogGroupValue(digits, digits, number, IsNumber: true);
            default:
                throw new InvalidOperationException($"The value of a {operand.Kind} is not a number.");
        }
    }

    /// <summary>Returns a time in UTC, with a fraction only if it has one.</summary>
    public static string TimeText(long milliseconds)
        => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static FlowLogGroupValue TextOnly(string text) => new(text, Escape(text), null, IsNumber: false);

    /// <summary>Escapes the words of a text, so that it can't change what is around it on a terminal.</summary>
    private static string Escape(string text) => string.Join(' ', text.Split(' ').Select(Formatting.PrintableText.Escape));

    private static string AddressText(GroupOperand operand, ulong code, KeyTexts texts)
    {
        int text = GroupCode.TextOf(operand, code);
        Span<byte> bytes = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(code - 1));
        var address = new FlowLogAddress(text < 0 ? bytes : texts[text]);
        int prefix = text < 0 ? operand.Prefix4 : operand.Prefix6;
        bool isWhole = prefix == (text < 0 ? 32 : 128);
        return isWhole ? address.ToString() : string.Create(CultureInfo.InvariantCulture, $"{address}/{prefix}");
    }

    private static string? FlagsText(long flags)
    {
        string[] names = FilterNames.TcpFlags;
        return flags > 0 && flags < 1L << names.Length
            ? string.Join('+', names.Where((_, bit) => ((flags >> bit) & 1) != 0))
            : null;
    }
}
