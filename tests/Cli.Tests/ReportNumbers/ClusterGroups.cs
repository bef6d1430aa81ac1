using System.Globalization;
using System.Net;

namespace VpcFlow.Cli.Tests.ReportNumbers;

/// <summary>Folds the buckets of a cluster to the groups of a question.</summary>
internal static class ClusterGroups
{
    private const string Tcp = "6";
    private const string Udp = "17";

    /// <summary>The services of the ports that generated traffic has.</summary>
    private static readonly Dictionary<(string Protocol, string Port), string> s_services = new()
    {
        [(Tcp, "22")] = "ssh",
        [(Tcp, "23")] = "telnet",
        [(Tcp, "25")] = "smtp",
        [(Tcp, "80")] = "http",
        [(Tcp, "443")] = "https",
        [(Tcp, "445")] = "microsoft-ds",
        [(Tcp, "1433")] = "ms-sql-s",
        [(Tcp, "3306")] = "mysql",
        [(Tcp, "3389")] = "ms-wbt-server",
        [(Tcp, "5432")] = "postgresql",
        [(Tcp, "5900")] = "rfb",
        [(Tcp, "6379")] = "redis",
        [(Tcp, "8080")] = "http-alt",
        [(Tcp, "8443")] = "https-alt",
        [(Tcp, "9200")] = "elasticsearch",
        [(Tcp, "50000")] = "db2c",
        [(Udp, "53")] = "domain",
        [(Udp, "123")] = "ntp",
        [(Udp, "443")] = "https",
        [(Udp, "445")] = "microsoft-ds",
        [(Udp, "1433")] = "ms-sql-s",
        [(Udp, "3389")] = "ms-wbt-server",
        [(Udp, "47808")] = "bacnet",
        [(Udp, "51820")] = "wireguard",
    };

    /// <summary>The fields that a grouping is derived from.</summary>
    public static IEnumerable<string> FieldsOf(string grouping) => grouping switch
    {
        "service" => ["protocol", "srcport", "dstport"],
        "srcaddr/24" or "scope(srcaddr)" => ["srcaddr"],
        "scope(dstaddr)" => ["dstaddr"],
        _ => [grouping],
    };

    /// <summary>Returns the value of a grouping as the report writes it; <see langword="null"/> if it is absent.</summary>
    public static string? KeyOf(string grouping, ClusterBucket bucket) => grouping switch
    {
        "service" => ServiceOf(bucket.Values),
        "srcaddr/24" => bucket.Values["srcaddr"] is { } address ? NetworkOf(address) : null,
        "scope(srcaddr)" => ScopeOf(bucket.Values["srcaddr"]),
        "scope(dstaddr)" => ScopeOf(bucket.Values["dstaddr"]),
        "time/5m" => TimeOf(long.Parse(bucket.Values[grouping]!, CultureInfo.InvariantCulture)),
        _ => bucket.Values[grouping],
    };

    /// <summary>Returns a measure of a group as the report writes it.</summary>
    public static string? Measure(FlowLogMeasure measure, IReadOnlyCollection<ClusterBucket> group)
    {
        IEnumerable<long?> numbers = measure.Text is "count" ? [] : group.Select(b => b.Sums.GetValueOrDefault(measure.Text));
        string field = measure.Fields is [var only] ? FlowLogFieldInfo.Get(only).Name : "";
        return measure.Kind switch
        {
            FlowLogMeasureKind.Count => $"{group.Sum(b => b.Count)}",
            FlowLogMeasureKind.Sum => $"{numbers.Sum()}",
            FlowLogMeasureKind.Min => numbers.Min() is { } first ? TimeOf(first) : null,
            FlowLogMeasureKind.Max => numbers.Max() is { } last ? TimeOf(last) : null,
            FlowLogMeasureKind.Distinct => $"{group.Select(b => b.Values[field]).OfType<string>().Distinct().Count()}",
            _ => throw new InvalidOperationException($"{measure.Kind} is not a kind of measure."),
        };
    }

    private static string TimeOf(long milliseconds)
        => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string NetworkOf(string address)
    {
        byte[] bytes = IPAddress.Parse(address).GetAddressBytes();
        int kept = bytes.Length == 4 ? 3 : 8;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }

    private static string? ScopeOf(string? address)
        => address is null ? null : AddressBlocks.IsPrivate(address) ? "private" : AddressBlocks.IsInternet(address) ? "internet" : "other";

    /// <summary>The lower of the ports that have a name decides, so that requests and replies are of the same service.</summary>
    private static string? ServiceOf(IReadOnlyDictionary<string, string?> values)
    {
        if (values["protocol"] is not { } protocol)
            return null;
        (int Port, string? Name) source = Named(values["srcport"]);
        (int Port, string? Name) destination = Named(values["dstport"]);
        bool isSource = source.Name is not null && (destination.Name is null || source.Port < destination.Port);
        return isSource ? source.Name : destination.Name;

        (int Port, string? Name) Named(string? port)
            => port is null ? default : (int.Parse(port, CultureInfo.InvariantCulture), s_services.GetValueOrDefault((protocol, port)));
    }
}
