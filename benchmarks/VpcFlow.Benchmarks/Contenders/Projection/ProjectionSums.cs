using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>Consumes the three fields.</summary>
internal static class ProjectionSums
{
    public static void Add(ref FieldSums sums, FlowLogAddress? source, FlowLogAddress? destination, long? bytes)
    {
        sums.Records++;
        sums.Address(3, source);
        sums.Address(4, destination);
        sums.Number(9, bytes);
    }

    public static void Add(ref FieldSums sums, IPAddress? source, IPAddress? destination, long? bytes)
    {
        sums.Records++;
        sums.Address(3, source);
        sums.Address(4, destination);
        sums.Number(9, bytes);
    }
}
