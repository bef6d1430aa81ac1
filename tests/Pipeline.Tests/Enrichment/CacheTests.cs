using VpcFlow.Filtering;
using VpcFlow.Pipeline.Enrichment;

namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>What the cache returns is what a lookup would return.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly EnrichmentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Networks of every size, in databases and names, around a few addresses: blocks of which a part differs, results that replace each
    /// other in a small cache, and several threads.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1024)]
    [InlineData(65_536)]
    public void Find_NetworksOfAnySize_EqualsTheLongestPrefix(int cacheSize)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            FlowLogAddress[] centers = [.. Enumerable.Range(0, 12).Select(i => Address(random, i % 3 == 0))];
            Dictionary<FlowLogNetwork, string>[] files = [.. Enumerable.Range(0, 3).Select(_ => Networks(random, centers))];
            using AddressEnricher enricher = Load(files, cacheSize);
            FlowLogAddress[] addresses = [.. Enumerable.Range(0, 4000).Select(_ => Near(random, centers))];
            string?[] expected = [.. addresses.Select(a => Expected(files, a))];
            Assert.True(expected.Distinct().Count() > 50, "The test has too few results.");
            Parallel.For(0, 12_000, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i =>
            {
                AddressEnrichment? found = enricher.Find(addresses[i % addresses.Length]);
                string? actual = found is null ? null : System.Text.Encoding.UTF8.GetString(found.Utf8Members) + found.Name;
                Assert.Equal(expected[i % addresses.Length], actual);
            });
        }
    }

    /// <summary>One result serves a block of which all is known, and stays until another takes its place.</summary>
    [Fact]
    public void Add_UniformBlock_ServesItsAddresses()
    {
        var cache = new ResultCache(64);
        var result = new AddressEnrichment("\"a\":1"u8);
        FlowLogAddress address = FlowLogAddress.Parse("8.8.8.8");
        cache.Add(in address, isUniform: true, result);
        Assert.Equal((true, result), Find(cache, "8.8.8.255"));
        Assert.Equal((true, result), Find(cache, "8.8.8.0"));
        Assert.Equal((false, null), Find(cache, "8.8.9.0"));
        Assert.Equal((false, null), Find(cache, "::808:808"));
    }

    [Fact]
    public void Add_OtherBlock_ServesOneAddress()
    {
        var cache = new ResultCache(64);
        FlowLogAddress address = FlowLogAddress.Parse("2600::");
        cache.Add(in address, isUniform: false, null);
        Assert.Equal((true, null), Find(cache, "2600::"));
        Assert.Equal((false, null), Find(cache, "2600::1"));
    }

    [Theory]
    [InlineData("8.8.8.8", 120, true)]
    [InlineData("8.8.8.8", 121, false)]
    [InlineData("2600::1", 48, true)]
    [InlineData("2600::1", 49, false)]
    public void Restrict_Prefix_IsUniformIfItHasTheWholeBlock(string address, int length, bool expected)
    {
        var block = new AddressBlock(FlowLogAddress.Parse(address));
        block.Restrict(length);
        Assert.Equal(expected, block.IsUniform);
        block.Restrict(0);
        Assert.Equal(expected, block.IsUniform);
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(1000, 1024)]
    [InlineData(65_536, 65_536)]
    public void Constructor_AnySize_IsRoundedUp(int size, int expected) => Assert.Equal(expected, new ResultCache(size).Size);

    /// <summary>
    /// A block is global or not as a whole: the ranges of global addresses consist of blocks, but for 64:ff9b::/96, whose addresses are
    /// looked up one by one.
    /// </summary>
    [Fact]
    public void SpecialAddresses_Always_AreWholeBlocks()
    {
        AddressRange[] ranges = [.. SpecialAddresses.Find("internet")!.Ranges.Where(r => r.First >> 96 != 0x0064FF9B)];
        Assert.Equal(17, ranges.Length);
        foreach (AddressRange range in ranges)
        {
            var first = new AddressBlock(AddressOf(range.First));
            var last = new AddressBlock(AddressOf(range.Last));
            Assert.Equal((range.First, range.Last), (first.First, last.Last));
            Assert.True(range.First >> 32 == 0xFFFF || range.First >> 125 == 1);
        }

        static FlowLogAddress AddressOf(UInt128 number)
        {
            byte[] bytes = new byte[16];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
            return new FlowLogAddress(bytes);
        }
    }

    private static (bool IsFound, AddressEnrichment? Result) Find(ResultCache cache, string address)
        => (cache.TryFind(FlowLogAddress.Parse(address), out AddressEnrichment? result), result);

    private AddressEnricher Load(Dictionary<FlowLogNetwork, string>[] files, int cacheSize)
    {
        // Networks that are added later replace parts of earlier ones, so the longest prefix comes last.
        var city = new MmdbWriter("city");
        foreach ((FlowLogNetwork network, string text) in files[0].OrderBy(n => Bits(n.Key)))
            city.Add(network.ToString(), $$"""{"country_code": "{{text}}"}""");
        var asn = new MmdbWriter("asn");
        foreach ((FlowLogNetwork network, string text) in files[1].OrderBy(n => Bits(n.Key)))
            asn.Add(network.ToString(), $$"""{"as_org": "{{text}}"}""");
        return AddressEnricher.Load(new AddressEnricherOptions
        {
            CityDatabase = _folder.Write("city.mmdb", city),
            AsnDatabase = _folder.Write("asn.mmdb", asn),
            NamesFile = _folder.Write("names.csv", string.Concat(files[2].Select(n => $"{n.Key},{n.Value}\n"))),
            CacheSize = cacheSize,
        });
    }

    private static string? Expected(Dictionary<FlowLogNetwork, string>[] files, FlowLogAddress address)
    {
        string?[] texts = [.. files.Select(f => f.Where(n => n.Key.Contains(address)).OrderBy(n => Bits(n.Key)).LastOrDefault().Value)];
        string[] members =
        [
            .. texts[0] is null ? Array.Empty<string>() : [$$"""  "geo":{"country_iso_code":"{{texts[0]}}"}  """.Trim()],
            .. texts[1] is null ? Array.Empty<string>() : ["\"as\":{\"organization\":{\"name\":\"" + texts[1] + "\"}}"],
        ];
        string result = string.Join(',', members) + texts[2];
        return result.Length == 0 ? null : result;
    }

    private static int Bits(FlowLogNetwork network) => network.PrefixLength + (network.BaseAddress.IsIPv4 ? 96 : 0);

    private static Dictionary<FlowLogNetwork, string> Networks(Random random, FlowLogAddress[] centers)
    {
        Dictionary<FlowLogNetwork, string> networks = [];
        for (int i = 0; i < 120; i++)
        {
            FlowLogAddress address = Near(random, centers);
            byte[] bytes = address.ToIPAddress().GetAddressBytes();
            int length = random.Next(bytes.Length == 4 ? 6 : 20, (bytes.Length * 8) + 1);
            for (int bit = length; bit < bytes.Length * 8; bit++)
                bytes[bit >> 3] &= (byte)~(0x80 >> (bit & 7));
            networks[new FlowLogNetwork(new FlowLogAddress(bytes), length)] = $"n{i}";
        }

        return networks;
    }

    /// <summary>Returns an address that has the first bits of one of several.</summary>
    private static FlowLogAddress Near(Random random, FlowLogAddress[] centers)
    {
        byte[] bytes = random.Pick(centers).ToIPAddress().GetAddressBytes();
        for (int bit = random.Next(bytes.Length * 4, (bytes.Length * 8) + 1); bit < bytes.Length * 8; bit++)
            bytes[bit >> 3] ^= (byte)(random.Next(2) << (7 - (bit & 7)));
        return new FlowLogAddress(bytes);
    }

    /// <summary>Returns a global address.</summary>
    private static FlowLogAddress Address(Random random, bool isIPv6)
    {
        byte[] bytes = new byte[isIPv6 ? 16 : 4];
        random.NextBytes(bytes);
        (bytes[0], bytes[1]) = isIPv6 ? ((byte)0x26, bytes[1]) : ((byte)8, (byte)random.Next(4));
        return new FlowLogAddress(bytes);
    }
}
