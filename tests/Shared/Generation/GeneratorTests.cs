using System.Net;
using Xunit;

namespace VpcFlow.Tests;

/// <summary>The generators keep their promises, so that tests that use them test what they claim to.</summary>
public sealed class GeneratorTests
{
    private static readonly string[] s_reasons =
        ["FieldCount", "FormatMismatch", "InvalidAddress", "InvalidNumber", "LineTooLong", "NumberOutOfRange"];

    [Fact]
    public void Text_SameSeed_IsTheSame()
    {
        Assert.Equal(Generate(1), Generate(1));
        Assert.NotEqual(Generate(1), Generate(2));

        static byte[] Generate(int seed)
        {
            Random random = new(seed);
            return CorpusGenerator.Text(random, FormatGenerator.Any(random), 20, 0.5);
        }
    }

    [Fact]
    public void Text_HostilityZero_IsNeverRejected()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            string[] fields = FormatGenerator.Any(random);
            byte[] text = CorpusGenerator.Text(random, fields, 40, 0);

            OracleResult result = Oracle.Convert(text, new OracleSettings { Fields = fields });

            Assert.Empty(result.Rejections);
            Assert.True(result.Records > 0);
        }
    }

    [Fact]
    public void Text_HostilityOne_IsRejectedForEveryReasonAndStillHasRecords()
    {
        HashSet<string> reasons = [];
        int records = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            string[] fields = FormatGenerator.Any(random);
            byte[] text = CorpusGenerator.Text(random, fields, 40, 1);

            OracleResult result = Oracle.Convert(
                text, new OracleSettings { Fields = fields, Projection = FormatGenerator.Projection(random, fields) });

            reasons.UnionWith(result.Rejections.Select(rejection => rejection.Reason));
            records += result.Records;
        }

        Assert.Equal(s_reasons, reasons.Order());
        Assert.True(records > 100);
    }

    [Fact]
    public void Formats_ManySeeds_HaveEveryLengthAndOnlyTheirScope()
    {
        HashSet<int> lengths = [];
        for (int seed = 0; seed < 1500; seed++)
        {
            string[] any = FormatGenerator.Any(new Random(seed));
            Assert.Equal(any.Length, any.Distinct().Count());
            lengths.Add(any.Length);
            Assert.All(FormatGenerator.Vpc(new Random(seed)), name => Assert.NotEqual("tgw", OracleFields.Get(name).Scope));
            Assert.All(FormatGenerator.Tgw(new Random(seed)), name => Assert.NotEqual("vpc", OracleFields.Get(name).Scope));
        }

        Assert.Equal(Enumerable.Range(1, 72), lengths.Order());
    }

    [Fact]
    public void Addresses_ManySeeds_AreWhatAnotherParserReads()
    {
        Random random = new(1);
        for (int i = 0; i < 2000; i++)
        {
            string good = AddressGenerator.Good(random);
            Assert.Equal(IPAddress.Parse(good).GetAddressBytes(), OracleAddress.Parse(good));

            // The framework's parser accepts zones, brackets and octal numbers, so it is no reference for invalid addresses.
            Assert.Null(OracleAddress.Parse(AddressGenerator.Bad(random)));
        }
    }

    [Theory]
    [InlineData("port")]
    [InlineData("protocol")]
    [InlineData("int")]
    [InlineData("long")]
    [InlineData("time")]
    public void Numbers_ManySeeds_AreGoodOrBad(string kind)
    {
        Random random = new(1);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Null(OracleValues.Check(kind, NumberGenerator.Good(random, kind).Utf8()));
            Assert.NotNull(OracleValues.Check(kind, NumberGenerator.Bad(random, kind).Utf8()));
        }
    }

    [Fact]
    public void Envelopes_ManySeeds_KeepTheirMessage()
    {
        Random random = new(1);
        for (int i = 0; i < 500; i++)
        {
            byte[] message = HostileText.Token(random);

            OracleJsonObject single = Assert.Single(OracleJson.ReadObjects(EnvelopeGenerator.Message(random, message))!);
            Assert.Equal(message, single.Get("message"));
            OracleJsonObject payload = Assert.Single(OracleJson.ReadObjects(EnvelopeGenerator.LogEvents(random, [message, message]))!);
            var events = (List<object?>)payload.Get("logEvents")!;
            Assert.Equal([message, message], events.Select(e => ((OracleJsonObject)e!).Get("message")));
        }
    }
}
