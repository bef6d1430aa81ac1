using System.Text;
using VpcFlow.Documents.Fragments;
using VpcFlow.Tests;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Generated code and the interpreted parser add the same to the objects of addresses.</summary>
[Collection(nameof(GeneratedParsers))]
public class EnrichmentTests
{
    public static TheoryData<string> Formats => GeneratedParsers.Names;

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_KnownAddresses_EqualsTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        string[] fields = [.. format.Case.Parsed.Columns.Select(c => c.Field is null ? "?" + c.Name : c.Name)];
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            byte[] text = CorpusGenerator.Text(random, fields, 80, seed / 10.0);
            var enricher = new CountingEnricher();
            var options = new EcsWriterOptions
            {
                SourceTime = DateTimeOffset.UnixEpoch,
                Origin = ParserRun.Origin(OriginGenerator.Any(random)),
                OnError = FlowLogErrorHandling.Document,
                Enricher = enricher,
            };
            var expected = new ExactBufferWriter();
            var actual = new ExactBufferWriter();
            format.Interpreted.WriteEcs(text, expected, options);
            format.Write(text, actual, options);
            string documents = Encoding.UTF8.GetString(actual.ToArray());
            Assert.Equal(Encoding.UTF8.GetString(expected.ToArray()), documents);
            Assert.Equal(enricher.Known / 2, documents.Split("\"as\":{\"number\":").Length - 1);
        }
    }

    /// <summary>Knows the addresses that end with an odd byte, and counts how often it is asked for one of them.</summary>
    private sealed class CountingEnricher : IAddressEnricher
    {
        public int Known { get; private set; }

        public ReadOnlySpan<byte> MembersOf(in FlowLogAddress address)
        {
            byte[] bytes = address.ToIPAddress().GetAddressBytes();
            if (bytes[^1] % 2 == 0)
                return default;
            Known++;
            return Encoding.ASCII.GetBytes($$"""
                "as":{"number":{{bytes[^1]}},"organization":{"name":"{{new string('x', bytes[^1])}}"} }
                """);
        }
    }
}
