using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Enrichment.Databases;
using VpcFlow.Pipeline.Enrichment.Names;

namespace VpcFlow.Pipeline.Enrichment;

/// <summary>What the versions of files that were loaded at one time say about addresses, with a cache of its own.</summary>
/// <param name="databases">The databases, each of which gives another member.</param>
/// <param name="names">The names of networks, if there are any.</param>
/// <param name="cacheSize">The number of results that are kept.</param>
internal sealed class AddressKnowledge(IReadOnlyList<GeoDatabase> databases, NetworkNames? names, int cacheSize)
{
    private static readonly AddressSet s_internet = SpecialAddresses.Find("internet")!;

    /// <summary>Text is escaped as JSON requires, not for pages of the web.</summary>
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ResultCache _cache = new(cacheSize);
    private readonly SharedResults _results = new();

    public AddressEnrichment? Find(in FlowLogAddress address)
        => _cache.TryFind(in address, out AddressEnrichment? result) ? result : LookUp(in address);

    private AddressEnrichment? LookUp(in FlowLogAddress address)
    {
        var block = new AddressBlock(in address);
        string? name = names?.Find(in address, ref block);
        byte[] members = IsGlobal(in address, ref block) ? MembersOf(in address, ref block) : [];
        AddressEnrichment? result = _results.Get(members, name);
        _cache.Add(in address, block.IsUniform, result);
        return result;
    }

    /// <summary>Whether databases can know an address: one for other purposes would be a mistake of theirs.</summary>
    private bool IsGlobal(in FlowLogAddress address, ref AddressBlock block)
    {
        if (databases.Count == 0)
            return false;

        // The ranges for special purposes consist of whole blocks in IPv4 and in 2000::/3, but not elsewhere.
        if (!address.IsIPv4 && block.First >> 125 != 1)
            block.Restrict(128);
        return s_internet.Contains(in address);
    }

    private byte[] MembersOf(in FlowLogAddress address, ref AddressBlock block)
    {
        var members = new JsonObject();
        foreach (GeoDatabase database in databases)
        {
            if (database.Find(in address, ref block) is { } member)
                members.Add(database.MemberName, member);
        }

        if (members.Count == 0)
            return [];
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, s_json))
            members.WriteTo(writer);
        return json.WrittenSpan[1..^1].ToArray();
    }
}
