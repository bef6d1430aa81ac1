namespace VpcFlow.Tests.Documents;

/// <summary>The interpreted parser writes the documents that were written by hand from the specification.</summary>
public class SpecCaseTests
{
    [Theory]
    [MemberData(nameof(SpecCases.All), MemberType = typeof(SpecCases))]
    public void WriteEcs_SpecCase_WritesTheExpectedDocuments(string name)
    {
        SpecCase spec = SpecCases.Get(name);
        OracleSettings settings = spec.ToOracleSettings();
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(spec.Format), ParserRun.ParserOptions(settings));

        ParserRun run = ParserRun.Of(parser, spec.InputBytes, settings);

        run.AssertIs(spec);
    }
}
