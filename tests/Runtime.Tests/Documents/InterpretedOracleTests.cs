namespace VpcFlow.Tests.Documents;

/// <summary>
/// The interpreted parser and the oracle write the same documents, for random formats and lines from well-formed to hostile.
/// </summary>
public class InterpretedOracleTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void WriteEcs_RandomFormatsAndLines_EqualsTheOracle(double hostility)
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            var settings = new OracleSettings
            {
                Fields = fields,
                Ecs80 = random.Next(3) == 0,
                PreserveOriginal = random.Next(3) == 0,
                Projection = random.Next(4) == 0 ? FormatGenerator.Projection(random, fields) : null,
                ErrorDocuments = random.Next(2) == 0,
                Namespace = random.Next(2) == 0 ? "default" : "prod",
                Origin = OriginGenerator.Any(random),
                Ingested = random.Next(2) == 0 ? null : new DateTimeOffset(2025, 12, 31, 23, 59, 59, 7, TimeSpan.Zero),
                Knowledge = KnowledgeGenerator.Any(random),
                SourceTime = random.Next(2) == 0 ? null : new DateTimeOffset(2024, 2, 29, 1, 2, 3, 4, TimeSpan.Zero),
            };
            byte[] input = CorpusGenerator.Text(random, fields, 60, hostility);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)), ParserRun.ParserOptions(settings));

            ParserRun.Of(parser, input, settings).AssertIs(Oracle.Convert(input, settings));
        }
    }
}
