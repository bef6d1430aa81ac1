using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Documents.Fragments;

namespace VpcFlow.Tests.Origins;

/// <summary>What is known about addresses is added to their objects, and to nothing else.</summary>
public class EnrichmentTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void WriteEcs_RandomFormatsAndLines_AddsMembersToTheObjectsOfAddresses(double hostility)
    {
        int added = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            var settings = new OracleSettings
            {
                Fields = fields,
                Ecs80 = random.Next(3) == 0,
                Projection = random.Next(4) == 0 ? FormatGenerator.Projection(random, fields) : null,
                Origin = OriginGenerator.Any(random),
                ErrorDocuments = true,
            };
            byte[] input = CorpusGenerator.Text(random, fields, 60, hostility);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)), ParserRun.ParserOptions(settings));
            OracleResult oracle = Oracle.Convert(input, settings);
            string[] expected = [.. oracle.Documents.Select(d => Enrich(d, ref added))];

            var output = new ArrayBufferWriter<byte>();
            parser.WriteEcs(input, output, Options(settings));

            string[] actual = JsonAssert.SplitLines(output.WrittenSpan);
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < actual.Length; i++)
                JsonAssert.Equal(expected[i], actual[i]);
        }

        Assert.True(added > 100, $"Only {added} members were added.");
    }

    private static EcsWriterOptions Options(OracleSettings settings) => new()
    {
        Origin = ParserRun.Origin(settings.Origin),
        TimeProvider = new FixedClock(settings.Now),
        OnError = FlowLogErrorHandling.Document,
        Enricher = new TextEnricher(),
    };

    /// <summary>Adds to a document of the oracle what the enricher knows.</summary>
    private static string Enrich(string document, ref int added)
    {
        JsonNode json = JsonNode.Parse(document)!;
        foreach (string side in new[] { "source", "destination" })
        {
            if ((string?)json[side]?["ip"] is { } text && TextEnricher.Name(FlowLogAddress.Parse(text)) is { } name)
            {
                json[side]!["geo"] = new JsonObject { ["name"] = name };
                added++;
            }
        }

        return json.ToJsonString();
    }

    /// <summary>Knows the text of every second address.</summary>
    private sealed class TextEnricher : IAddressEnricher
    {
        public static string? Name(FlowLogAddress address) => address.ToString() is { } text && text.Length % 2 == 0 ? text : null;

        public ReadOnlySpan<byte> MembersOf(in FlowLogAddress address)
            => Name(address) is { } name ? Encoding.ASCII.GetBytes($$"""  "geo":{"name":"{{name}}" }""".Trim()) : default;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
