using VpcFlow.Input;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>Streams unwrap the records of JSON into the documents that were written by hand from the specification.</summary>
public class WrappedSpecTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (object[] name in SpecCases.Wrapped)
            {
                cases.Add((string)name[0], 1);
                cases.Add((string)name[0], 7);
                cases.Add((string)name[0], 100_000);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task ConvertAsync_SpecCase_WritesTheExpectedDocuments(string name, int chunk)
    {
        SpecCase spec = SpecCases.Get(name);
        OracleSettings settings = spec.ToOracleSettings();
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(spec.Format), ParserRun.ParserOptions(settings));
        var rejections = new List<OracleRejection>();
        var output = new MemoryStream();

        FlowLogSummary summary = await parser.ConvertAsync(
            new SlowStream(spec.InputBytes, chunk), output, ParserRun.Options(settings, rejections));

        new ParserRun(output.ToArray(), rejections, summary).AssertIs(spec);
    }
}
