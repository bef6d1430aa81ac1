using VpcFlow.Formats;

namespace VpcFlow.Tests.Formats;

/// <summary>
/// Suggestions for misspelled names: the nearest name whose distance in insertions, deletions, substitutions and transpositions is at most
/// a third of the length, or one.
/// </summary>
public class NearestNameTests
{
    [Theory]
    [InlineData("bytesx", "bytes")]
    [InlineData("xbytes", "bytes")]
    [InlineData("byte", "bytes")]
    [InlineData("en", "end")]
    [InlineData("bites", "bytes")]
    [InlineData("bytse", "bytes")]
    [InlineData("ybtes", "bytes")]
    [InlineData("srcprot", "srcport")]
    [InlineData("BYTE", "bytes")]
    [InlineData("az_ic", "az-id")]
    [InlineData("acount_id", "account-id")]
    public void Find_OneEdit_FindsTheName(string text, string name) => Assert.Equal(name, NearestName.Find(text));

    [Theory]
    [InlineData("bytesxx", "bytes")]
    [InlineData("bitess", "bytes")]
    [InlineData("srcprots", "srcport")]
    [InlineData("interface-types2", "interface-type")]
    public void Find_TwoEdits_FindsANameOfSixLettersOrMore(string text, string name) => Assert.Equal(name, NearestName.Find(text));

    /// <summary>Three edits are too many for eight letters, two for fewer than six.</summary>
    [Theory]
    [InlineData("bytesxxx")]
    [InlineData("byt")]
    [InlineData("bxxes")]
    [InlineData("ybtse")]
    [InlineData("")]
    [InlineData("something-else")]
    public void Find_TooManyEdits_FindsNothing(string text) => Assert.Null(NearestName.Find(text));

    /// <summary>"pkt-saddr" lacks two letters, which may belong to either of two names.</summary>
    [Fact]
    public void Find_TwoNamesEquallyNear_TakesTheFirst()
    {
        FlowLogFieldInfo source = FlowLogFieldInfo.Get(FlowLogField.PacketSourceAddress);
        FlowLogFieldInfo destination = FlowLogFieldInfo.Get(FlowLogField.PacketDestinationAddress);
        Assert.Equal("pkt-srcaddr", NearestName.Find("pkt-saddr", [source, destination]));
        Assert.Equal("pkt-dstaddr", NearestName.Find("pkt-saddr", [destination, source]));
    }

    [Fact]
    public void Find_NearerNameComesLater_TakesIt()
        => Assert.Equal(
            "srcport",
            NearestName.Find(
                "rscport", [FlowLogFieldInfo.Get(FlowLogField.DestinationPort), FlowLogFieldInfo.Get(FlowLogField.SourcePort)]));

    /// <summary>Comparing takes time proportional to the length, so text that can't be a name is not compared at all.</summary>
    [Fact]
    public void Find_MoreThan64Characters_ComparesNothing()
    {
        int compared = 0;
        IEnumerable<FlowLogFieldInfo> candidates = FlowLogFieldInfo.All.Select(f =>
        {
            compared++;
            return f;
        });
        Assert.Null(NearestName.Find(new string('a', 65), candidates));
        Assert.Equal(0, compared);
        Assert.Null(NearestName.Find(new string('a', 64), candidates));
        Assert.Equal(72, compared);
    }
}
