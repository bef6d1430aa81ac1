using System.Buffers.Binary;
using System.Net;
using System.Text.Json.Nodes;
using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>Translates conditions on addresses. Clusters order addresses as filters do: IPv4 addresses as their IPv4-mapped ones.</summary>
internal static class AddressQuery
{
    private static readonly UInt128 s_firstIPv4 = (UInt128)0xFFFF << 32;

    public static JsonObject Create(string path, AddressSet addresses)
        => QueryJson.Any(addresses.Ranges.Select(r => r.First == r.Last
            ? QueryJson.Term(path, Text(r.First))
            : QueryJson.Range(path, Text(r.First), Text(r.Last))));

    private static string Text(UInt128 address)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        bool isIPv4 = address >> 32 == s_firstIPv4 >> 32;
        return new IPAddress(isIPv4 ? bytes[12..] : bytes).ToString();
    }
}
