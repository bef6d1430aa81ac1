
namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Generated code writes the same documents as an independent oracle, which was written from the specification.</summary>
[Collection(nameof(GeneratedParsers))]
public class OracleTests
{
    public static TheoryData<string> Formats => GeneratedParsers.Names;

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteEcs_LinesFromWellFormedToHostile_EqualsTheOracle(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        double[] hostilities = [0, 0.05, 0.3, 1];
        for (int seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            string[] fields = [.. format.Case.Parsed.Columns.Select(c => c.Field is null ? "?" + c.Name : c.Name)];
            var settings = new OracleSettings
            {
                Fields = fields,
                Ecs80 = format.Case.Ecs == EcsVersion.V8_0,
                PreserveOriginal = format.Case.PreserveOriginal,
                Projection = format.Case.Fields?.Split(' '),
                ErrorDocuments = seed % 2 == 0,
                Namespace = seed % 3 == 0 ? "prod" : "default",
                Origin = OriginGenerator.Any(random),
                Ingested = random.Next(2) == 0 ? null : new DateTimeOffset(2025, 12, 31, 23, 59, 59, 7, TimeSpan.Zero),
                Knowledge = KnowledgeGenerator.Any(random),
            };
            byte[] input = CorpusGenerator.Text(random, fields, 80, hostilities[seed % hostilities.Length]);

            ParserRun.Of(format.Parser, input, settings).AssertIs(Oracle.Convert(input, settings));
        }
    }
}
