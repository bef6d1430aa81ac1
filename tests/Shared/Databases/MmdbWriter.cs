using System.Net;
using System.Text.Json;

namespace VpcFlow.Tests;

/// <summary>
/// Writes small databases in MaxMind's format, version 2.0: a search tree with 24 bits a record, the data, and the metadata. Networks that
/// are added later replace parts of those before.
/// </summary>
/// <param name="type">The type of the database.</param>
/// <param name="ipVersion">6 for both families, with IPv4 at ::/96, or 4.</param>
internal sealed class MmdbWriter(string type, int ipVersion = 6)
{
    private readonly TreeNode _root = new();
    private readonly MmdbData _data = new();

    /// <summary>Adds a network.</summary>
    /// <param name="network">The network in CIDR notation.</param>
    /// <param name="json">
    /// The record: whole numbers are written as unsigned integers, numbers with a point as doubles.
    /// </param>
    public MmdbWriter Add(string network, string json)
    {
        using var document = JsonDocument.Parse(json);
        var range = IPNetwork.Parse(network);
        byte[] bytes = range.BaseAddress.GetAddressBytes();
        bool isEmbedded = bytes.Length == 4 && ipVersion == 6;
        if (isEmbedded)
            bytes = [.. new byte[12], .. bytes];
        Insert(bytes, range.PrefixLength + (isEmbedded ? 96 : 0), new Leaf(_data.Add(document.RootElement)));
        return this;
    }

    public byte[] ToArray()
    {
        List<TreeNode> nodes = [_root];
        for (int i = 0; i < nodes.Count; i++)
            nodes.AddRange(nodes[i].Children.OfType<TreeNode>());
        Dictionary<TreeNode, int> numbers = nodes.Select((node, number) => (node, number)).ToDictionary(n => n.node, n => n.number);
        List<byte> file = [];
        foreach (object? child in nodes.SelectMany(n => n.Children))
        {
            int record = child switch
            {
                TreeNode node => numbers[node],
                Leaf leaf => nodes.Count + 16 + leaf.Offset,
                _ => nodes.Count,
            };
            file.AddRange([(byte)(record >> 16), (byte)(record >> 8), (byte)record]);
        }

        var metadata = new MmdbData();
        metadata.AddMetadata(type, ipVersion, nodes.Count);
        return [.. file, .. new byte[16], .. _data.Bytes, 0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8, .. metadata.Bytes];
    }

    private void Insert(byte[] address, int length, Leaf leaf)
    {
        TreeNode node = _root;
        for (int i = 0; i < length - 1; i++)
        {
            int side = Bit(address, i);
            if (node.Children[side] is not TreeNode child)
            {
                // What was known of a whole network is known of both halves.
                child = new TreeNode();
                Array.Fill(child.Children, node.Children[side]);
                node.Children[side] = child;
            }

            node = child;
        }

        node.Children[Bit(address, length - 1)] = leaf;
    }

    private static int Bit(byte[] address, int number) => (address[number >> 3] >> (7 - (number & 7))) & 1;

    private sealed class TreeNode
    {
        public object?[] Children { get; } = new object?[2];
    }

    private sealed record Leaf(int Offset);
}
