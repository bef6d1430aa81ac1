using System.Text;

namespace VpcFlow.Cli.Generating;

/// <summary>
/// The network interface or transit gateway attachment that a record is logged for: the values that all its records share.
/// </summary>
internal sealed class LogSource
{
    private readonly byte[]?[] _texts = new byte[FlowLogFieldInfo.All.Length][];

    /// <summary>What AWS writes for a field without a value.</summary>
    public static byte[] Absent { get; } = "-"u8.ToArray();

    public byte[] IPv4 { get; init; } = Absent;

    public byte[] IPv6 { get; init; } = Absent;

    /// <summary>Whether traffic to the internet passes through the NAT gateway.</summary>
    public bool IsPrivate { get; init; }

    public byte[] this[FlowLogField field] => _texts[(int)field] ?? Absent;

    public byte[] Address(bool isIPv6) => isIPv6 ? IPv6 : IPv4;

    public LogSource With(FlowLogField field, string text)
    {
        _texts[(int)field] = Encoding.UTF8.GetBytes(text);
        return this;
    }
}
