
namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Flat documents and CSV of lines that generated code decodes equal those of an independent oracle.</summary>
[Collection(nameof(GeneratedParsers))]
public class OutputTests
{
    private static readonly double[] s_hostilities = [0, 0.05, 0.3, 1];

    public static TheoryData<string> Formats => GeneratedParsers.Names;

    [Theory]
    [MemberData(nameof(Formats))]
    public void WriteDocuments_Flat_EqualsTheOracle(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            OracleSettings settings = Settings(format.Case, OracleOutput.Flat, seed) with { ErrorDocuments = seed % 2 == 0 };
            byte[] input = CorpusGenerator.Text(new Random(seed), settings.Fields, 80, s_hostilities[seed]);
            FlowLogParser parser = format.Parser.With(ParserRun.ParserOptions(settings));
            Assert.True(parser.IsGenerated);

            ParserRun.Of(parser, input, settings).AssertIs(Oracle.Convert(input, settings));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task WriteCsv_AnyColumns_EqualsTheOracle(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            OracleSettings settings = Settings(format.Case, OracleOutput.Csv, seed);
            byte[] input = [.. "x\n"u8, .. CorpusGenerator.Text(new Random(seed), settings.Fields, 80, s_hostilities[seed])];
            input.AsSpan().Replace((byte)'{', (byte)'(');

            (await CsvRun.OfAsync(format.Parser, input, settings, isChoice: true)).AssertIs(Oracle.Convert(input, settings));
        }
    }

    private static OracleSettings Settings(FormatCase format, OracleOutput output, int seed) => new()
    {
        Output = output,
        Fields = [.. format.Parsed.Columns.Select(c => c.Field is null ? "?" + c.Name : c.Name)],
        Columns = seed % 2 == 0
            ? [.. format.Parsed.Fields.Select(f => FlowLogFieldInfo.Get(f).Name)]
            : FormatGenerator.Any(new Random(seed)),
        PreserveOriginal = output == OracleOutput.Flat && format.PreserveOriginal,
        Projection = format.Fields?.Split(' '),
    };
}
