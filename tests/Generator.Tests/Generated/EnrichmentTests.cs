using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Generated code and the interpreted parser add the same to the objects of addresses, and the same names.</summary>
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
            var options = new EcsWriterOptions
            {
                SourceTime = DateTimeOffset.UnixEpoch,
                Origin = ParserRun.Origin(OriginGenerator.Any(random)),
                OnError = FlowLogErrorHandling.Document,
                Enricher = new KnowledgeEnricher(KnowledgeGenerator.Some(random)),
            };
            var expected = new ExactBufferWriter();
            var actual = new ExactBufferWriter();
            format.Interpreted.WriteEcs(text, expected, options);
            format.Write(text, actual, options);
            Assert.Equal(Encoding.UTF8.GetString(expected.ToArray()), Encoding.UTF8.GetString(actual.ToArray()));
        }
    }
}
