using System.Text;

namespace VpcFlow.Tests.Origins;

/// <summary>What several enrichers know of an address; the first counts.</summary>
public class CombinedEnricherTests
{
    private static readonly FlowLogAddress s_address = FlowLogAddress.Parse("8.8.8.8");

    [Theory]
    [InlineData(null, null, null, null, null, null)]
    [InlineData("\"a\":1", "one", null, null, "\"a\":1", "one")]
    [InlineData(null, null, "\"a\":1", "one", "\"a\":1", "one")]
    [InlineData("\"a\":1", null, "\"b\":2", "two", "\"a\":1,\"b\":2", "two")]
    [InlineData("\"a\":1", "one", "\"b\":2", "two", "\"a\":1,\"b\":2", "one")]
    [InlineData("\"a\":1", null, " \"a\" : 2 , \"c\" : [ 3 ] ", null, "\"a\":1,\"c\":[ 3 ]", null)]
    [InlineData("\"a\":1", null, "\"\\u0061\":2", null, "\"a\":1", null)]
    [InlineData("", "one", "\"\\u0022\":{\"x\":1}", null, "\"\\u0022\":{\"x\":1}", "one")]
    [InlineData("\"a\":1", null, "", "two", "\"a\":1", "two")]
    public void Find_TwoEnrichers_PrefersTheFirst(
        string? first, string? firstName, string? second, string? secondName, string? members, string? name)
    {
        var combined = new CombinedAddressEnricher(new Fixed(first, firstName), new Fixed(second, secondName));
        AddressEnrichment? found = combined.Find(in s_address);
        Assert.Equal(members, found is null ? null : Encoding.UTF8.GetString(found.Utf8Members));
        Assert.Equal(name, found?.Name);
        Assert.Same(found, combined.Find(in s_address));
    }

    [Fact]
    public void Find_ThreeEnrichers_CombinesAll()
    {
        var combined = new CombinedAddressEnricher(new Fixed("\"a\":1", null), new Fixed("\"a\":2,\"b\":2", "two"), new Fixed("\"c\":3", "three"));
        AddressEnrichment found = combined.Find(in s_address)!;
        Assert.Equal("\"a\":1,\"b\":2,\"c\":3", Encoding.UTF8.GetString(found.Utf8Members));
        Assert.Equal("two", found.Name);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    public void HasNames_OneEnricherHasNames_IsTrue(bool first, bool second, bool expected)
        => Assert.Equal(
            expected, new CombinedAddressEnricher(new Fixed("", first ? "n" : null), new Fixed("", second ? "n" : null)).HasNames);

    [Fact]
    public void Constructor_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new CombinedAddressEnricher(null!));
        Assert.Throws<ArgumentException>(() => new CombinedAddressEnricher(new Fixed("", null), null!));
        Assert.Null(new CombinedAddressEnricher().Find(in s_address));
    }

    private sealed class Fixed(string? members, string? name) : IAddressEnricher
    {
        private readonly AddressEnrichment? _result = members is null ? null : new AddressEnrichment(Encoding.UTF8.GetBytes(members), name);

        public bool HasNames => name is not null;

        public AddressEnrichment? Find(in FlowLogAddress address) => _result;
    }
}
