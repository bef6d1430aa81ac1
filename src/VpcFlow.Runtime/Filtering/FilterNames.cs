using System.Text;
using VpcFlow.Formatting;

namespace VpcFlow.Filtering;

/// <summary>The words that are values of conditions.</summary>
internal static class FilterNames
{
    /// <summary>The names of TCP flags, from the lowest bit.</summary>
    public static readonly string[] TcpFlags = ["fin", "syn", "rst", "psh", "ack", "urg"];

    private static readonly string[] s_actions = ["ACCEPT", "REJECT"];
    private static readonly string[] s_statuses = ["OK", "NODATA", "SKIPDATA"];

    private static readonly string[] s_protocols =
        [.. Enumerable.Range(0, 256).Select(i => Encoding.ASCII.GetString(TransportNames.Get((byte)i)))];

    /// <summary>The words that AWS writes to a field; none for a field with any text.</summary>
    public static IReadOnlyList<string> WordsOf(FilterOperandKind kind) => kind switch
    {
        FilterOperandKind.Action => s_actions,
        FilterOperandKind.LogStatus => s_statuses,
        FilterOperandKind.Text or FilterOperandKind.Address or FilterOperandKind.Number or FilterOperandKind.Port
            or FilterOperandKind.Protocol or FilterOperandKind.TcpFlags or FilterOperandKind.Time or FilterOperandKind.Duration
            or FilterOperandKind.BytesPerPacket or FilterOperandKind.Service => [],
        _ => throw new InvalidOperationException($"{kind} is not a kind of value."),
    };

    /// <summary>The names of numbers.</summary>
    public static IEnumerable<string> Of(FilterOperandKind kind) => kind switch
    {
        FilterOperandKind.Protocol => s_protocols.Where(p => p.Length > 0),
        FilterOperandKind.TcpFlags => TcpFlags,
        FilterOperandKind.Port or FilterOperandKind.Service => ServiceNames.All,
        FilterOperandKind.Text or FilterOperandKind.Action or FilterOperandKind.LogStatus or FilterOperandKind.Address
            or FilterOperandKind.Number or FilterOperandKind.Time or FilterOperandKind.Duration or FilterOperandKind.BytesPerPacket => [],
        _ => throw new InvalidOperationException($"{kind} is not a kind of value."),
    };

    /// <summary>Returns the number of a protocol by its IANA keyword, or the common one of ICMP for IPv6; -1 if there is none.</summary>
    public static int ProtocolOf(string name)
        => name.Equals("icmpv6", StringComparison.OrdinalIgnoreCase)
            ? 58
            : Array.FindIndex(s_protocols, p => p.Length > 0 && p.Equals(name, StringComparison.OrdinalIgnoreCase));
}
