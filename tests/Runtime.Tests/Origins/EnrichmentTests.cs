using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Origins;

/// <summary>What is looked up, and how results are added to documents.</summary>
public class EnrichmentTests
{
    private const string Format = "srcaddr dstaddr pkt-srcaddr pkt-dstaddr";

    /// <summary>Documents show nothing of the addresses of packets but names.</summary>
    [Theory]
    [InlineData(false, "10.0.0.1 10.0.0.2")]
    [InlineData(true, "10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4")]
    public void WriteEcs_WithOrWithoutNames_LooksUpWhatDocumentsShow(bool hasNames, string expected)
    {
        var enricher = new RecordingEnricher(hasNames);
        Write(Format, "10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4\n", enricher);
        Assert.Equal(expected, string.Join(' ', enricher.Asked));
    }

    [Theory]
    [InlineData("- 10.0.0.2 10.0.0.3 -\n", "10.0.0.2 10.0.0.3")]
    [InlineData("\n10.0.0.1 bad - -\n", "")]
    [InlineData("srcaddr dstaddr pkt-srcaddr pkt-dstaddr\n", "")]
    public void WriteEcs_AbsentAddressesAndOtherLines_AreNotLookedUp(string line, string expected)
    {
        var enricher = new RecordingEnricher(hasNames: true);
        Write(Format, line, enricher);
        Assert.Equal(expected, string.Join(' ', enricher.Asked));
    }

    /// <summary>The members of the longest result fit, and shorter ones after it leave nothing of it behind.</summary>
    [Fact]
    public void WriteEcs_LongestResultsAndShortOnes_WritesEach()
    {
        string text = new('x', AddressEnrichment.MaxLength - 6);
        var longest = new AddressEnrichment(
            Encoding.ASCII.GetBytes($"\"a\":\"{text}\""), new string('\u0001', AddressEnrichment.MaxLength));
        var shortest = new AddressEnrichment("\"a\":1"u8);
        var enricher = new FixedEnricher(address => address.ToString() == "10.0.0.1" ? longest : shortest);
        string[] documents = Write("srcaddr dstaddr", "10.0.0.1 10.0.0.2\n10.0.0.2 10.0.0.1\n10.0.0.2 10.0.0.2\n", enricher);
        string names = "\"names\":{\"source\":\"" + string.Concat(Enumerable.Repeat("\\u0001", AddressEnrichment.MaxLength)) + "\"}";
        Assert.Contains($"\"source\":{{\"a\":\"{text}\",\"address\"", documents[0], StringComparison.Ordinal);
        Assert.Contains("\"destination\":{\"a\":1,\"address\"", documents[0], StringComparison.Ordinal);
        Assert.Contains($"\"aws\":{{\"vpcflow\":{{{names}}}}}", documents[0], StringComparison.Ordinal);
        Assert.Contains("\"source\":{\"a\":1,\"address\"", documents[1], StringComparison.Ordinal);
        Assert.Contains($"\"destination\":{{\"a\":\"{text}\",\"address\"", documents[1], StringComparison.Ordinal);
        Assert.Contains("\"source\":{\"a\":1,\"address\"", documents[2], StringComparison.Ordinal);
        Assert.DoesNotContain("\"names\"", documents[2], StringComparison.Ordinal);
    }

    /// <summary>An enricher that fails is a bug of the program; nothing hides it.</summary>
    [Fact]
    public void WriteEcs_EnricherThrows_PassesTheExceptionOn()
        => Assert.Throws<InvalidOperationException>(
            () => Write("srcaddr", "10.0.0.1\n", new FixedEnricher(_ => throw new InvalidOperationException("bug"))));

    private static string[] Write(string format, string text, IAddressEnricher enricher)
    {
        var output = new ArrayBufferWriter<byte>();
        FlowLogParser.Create(FlowLogFormat.Parse(format))
            .WriteEcs(Encoding.ASCII.GetBytes(text), output, new EcsWriterOptions { Enricher = enricher });
        return JsonAssert.SplitLines(output.WrittenSpan);
    }

    private sealed class RecordingEnricher(bool hasNames) : IAddressEnricher
    {
        public List<string> Asked { get; } = [];

        public bool HasNames => hasNames;

        public AddressEnrichment? Find(in FlowLogAddress address)
        {
            Asked.Add(address.ToString());
            return null;
        }
    }

    private sealed class FixedEnricher(Func<FlowLogAddress, AddressEnrichment?> find) : IAddressEnricher
    {
        public bool HasNames => true;

        public AddressEnrichment? Find(in FlowLogAddress address) => find(address);
    }
}
