using System.Globalization;

namespace VpcFlow.Kafka.Clients;

/// <summary>The names of brokers.</summary>
internal static class HostNames
{
    /// <summary>Returns the hosts as they are.</summary>
    /// <exception cref="ArgumentException">There is none, or one is not a host and a port.</exception>
    public static IReadOnlyList<string> Validate(IReadOnlyList<string> hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        if (hosts.Count == 0)
            throw new ArgumentException("At least one broker is needed, such as broker-1:9092.", nameof(hosts));
        foreach (string host in hosts)
        {
            int colon = host?.LastIndexOf(':') ?? -1;
            bool isHost = colon > 0
                && ushort.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
                && port > 0
                && host.AsSpan().IndexOfAny(',', '/', ' ') < 0;
            if (!isHost)
                throw new ArgumentException($"'{host}' is not a broker; expected a host and a port, such as broker-1:9092.", nameof(hosts));
        }

        return hosts;
    }
}
