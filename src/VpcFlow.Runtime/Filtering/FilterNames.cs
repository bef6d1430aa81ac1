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
        _ => [],
    };

    /// <summary>The names of numbers.</summary>
    public static IEnumerable<string> Of(FilterOperandKind kind) => kind switch
    {
        FilterOperandKind.Protocol => s_protocols.Where(p => p.Length > 0),
        FilterOperandKind.TcpFlags => TcpFlags,
        FilterOperandKind.Port or FilterOperandKind.Service => ServiceNames.All,
        _ => [],
    };

    /// <summary>Returns the number of a protocol by its IANA keyword, or the common one of ICMP for IPv6; -1 if there is none.</summary>
    public static int ProtocolOf(string name)
        => name.Equals("icmpv6", StringComparison.OrdinalIgnoreCase)
            ? 58
            : Array.FindIndex(s_protocols, p => p.Length > 0 && p.Equals(name, StringComparison.OrdinalIgnoreCase));
}
