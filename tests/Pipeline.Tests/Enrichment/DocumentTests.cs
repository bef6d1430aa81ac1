using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Cli.Presets;

namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>Documents with what files say about addresses equal those of the oracle, which reads no files.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly EnrichmentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WriteEcs_RandomFormatsAndLines_EqualsTheOracle()
    {
        using AddressEnricher enricher = Load();
        for (int seed = 0; seed < 80; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            OracleSettings settings = Settings(fields) with { Ecs80 = random.Next(3) == 0, Origin = OriginGenerator.Any(random) };
            byte[] input = CorpusGenerator.Text(random, fields, 60, hostility: (seed % 4) / 4.0);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)), ParserRun.ParserOptions(settings));
            AssertDocuments(parser, input, settings, enricher);
        }
    }

    /// <summary>The traffic that the tool generates, by generated and by interpreted parsers.</summary>
    [Theory]
    [InlineData(nameof(FlowLogFormats.Default), "\"geo\":")]
    [InlineData(nameof(FlowLogFormats.V5), "\"geo\":")]
    [InlineData(nameof(FlowLogFormats.TransitGateway), "\"names\":")]
    public void WriteEcs_GeneratedTraffic_EqualsTheOracle(string constant, string member)
    {
        using AddressEnricher enricher = Load();
        FlowLogParser generated = Ecs811.Find(constant)!;
        using var lines = new MemoryStream();
        LogGenerator.Write(lines, 2000, generated.Format, seed: 7, withHeader: false);
        OracleSettings settings = Settings([.. generated.Format.Fields.Select(f => FlowLogFieldInfo.Get(f).Name)]);
        byte[] expected = AssertDocuments(generated, lines.ToArray(), settings, enricher);
        Assert.Equal(expected, AssertDocuments(FlowLogParser.Create(generated.Format), lines.ToArray(), settings, enricher));
        Assert.True(Encoding.UTF8.GetString(expected).Split(member).Length > 500);
    }

    private static OracleSettings Settings(string[] fields) => new()
    {
        Fields = fields,
        Knowledge = new OracleKnowledge(HasNames: true, Facts),
    };

    private static byte[] AssertDocuments(FlowLogParser parser, byte[] input, OracleSettings settings, AddressEnricher enricher)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        var options = new EcsWriterOptions
        {
            Enricher = enricher,
            Origin = ParserRun.Origin(settings.Origin),
            SourceTime = settings.Now,
        };
        parser.WriteEcs(input, output, options);
        string[] actual = JsonAssert.SplitLines(output.WrittenSpan);
        IReadOnlyList<string> expected = Oracle.Convert(input, settings).Documents;
        Assert.Equal(expected.Count, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            JsonAssert.Equal(expected[i], actual[i]);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Every /8 of both families has a country, every second one an autonomous system, every third one a name.</summary>
    private AddressEnricher Load()
    {
        var city = new MmdbWriter("city");
        var asn = new MmdbWriter("asn");
        var names = new StringBuilder();
        for (int first = 0; first < 256; first++)
        {
            // The IPv4 addresses are a part of ::/8, so they come after it.
            foreach (string network in new[] { $"{first:x2}00::/8", $"{first}.0.0.0/8" })
            {
                city.Add(network, $$"""{"country": {"iso_code": "C{{first}}"} }""");
                if (first % 2 == 1)
                    asn.Add(network, $$"""{"autonomous_system_number": {{first}} }""");
                if (first % 3 == 1)
                    names.Append(network).Append(",net ").Append(first).Append('\n');
            }
        }

        return AddressEnricher.Load(new AddressEnricherOptions
        {
            CityDatabase = _folder.Write("city.mmdb", city),
            AsnDatabase = _folder.Write("asn.mmdb", asn),
            NamesFile = _folder.Write("names.csv", names.ToString()),
        });
    }

    private static OracleFacts Facts(byte[] address)
    {
        int first = address[0];
        bool isGlobal = address.Length == 4 ? IsGlobalIPv4(address) : IsGlobalIPv6(address);
        return new OracleFacts
        {
            Country = isGlobal ? $"C{first}" : null,
            AsNumber = isGlobal && first % 2 == 1 ? first : null,
            Name = first % 3 == 1 ? $"net {first}" : null,
        };
    }

    /// <summary>IANA's registry of special-purpose addresses.</summary>
    private static bool IsGlobalIPv4(byte[] a) => (a[0], a[1], a[2]) switch
    {
        (0 or 10 or 127 or >= 224, _, _) => false,
        (100, >= 64 and < 128, _) => false,
        (169, 254, _) or (192, 168, _) or (192, 0, 0 or 2) or (198, 18 or 19, _) or (198, 51, 100) or (203, 0, 113) => false,
        (172, >= 16 and < 32, _) => false,
        _ => true,
    };

    private static bool IsGlobalIPv6(byte[] a)
    {
        string hex = Convert.ToHexString(a);
        bool isTranslated = hex.StartsWith("0064FF9B0000000000000000", StringComparison.Ordinal);
        bool isSpecial = (hex.StartsWith("2001", StringComparison.Ordinal) && a[2] < 2)
            || hex.StartsWith("20010DB8", StringComparison.Ordinal)
            || hex.StartsWith("2002", StringComparison.Ordinal)
            || hex.StartsWith("3FFF0", StringComparison.Ordinal);
        return isTranslated || (a[0] >> 5 == 1 && !isSpecial);
    }
}
