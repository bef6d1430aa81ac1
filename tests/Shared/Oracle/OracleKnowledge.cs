namespace VpcFlow.Tests;

/// <summary>What is known about an address besides what a record says; null for what is unknown.</summary>
internal sealed record OracleFacts
{
    public string? Country { get; init; }

    public int? AsNumber { get; init; }

    /// <summary>The name of its network.</summary>
    public string? Name { get; init; }
}

/// <summary>What is known about addresses.</summary>
/// <param name="HasNames">Whether it knows the names of networks.</param>
/// <param name="Of">Returns what is known about the 4 or 16 bytes of an address; an IPv4-mapped address is the IPv4 address.</param>
internal sealed record OracleKnowledge(bool HasNames, Func<byte[], OracleFacts> Of)
{
    private static readonly (string Field, string Label, string? Object)[] s_addresses =
    [
        ("srcaddr", "source", "source"),
        ("dstaddr", "destination", "destination"),
        ("pkt-srcaddr", "pkt_source", null),
        ("pkt-dstaddr", "pkt_destination", null),
    ];

    /// <summary>Sets the members of the document of a record.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="texts">The values of the record.</param>
    public void AddTo(OracleTree tree, Dictionary<string, string> texts)
    {
        foreach ((string field, string label, string? side) in s_addresses)
        {
            if (!texts.TryGetValue(field, out string? text))
            {
                continue;
            }

            OracleFacts facts = Of(OracleAddress.ParseUnmapped(text)!);
            tree.SetUnlessNull($"aws.vpcflow.names.{label}", HasNames ? facts.Name : null);
            if (side is not null)
            {
                tree.SetUnlessNull($"{side}.geo.country_iso_code", facts.Country);
                if (facts.AsNumber is { } number)
                {
                    tree.Set($"{side}.as.number", new OracleNumber($"{number}"));
                }
            }
        }
    }
}
