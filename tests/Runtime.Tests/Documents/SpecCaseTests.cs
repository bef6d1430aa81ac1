namespace VpcFlow.Tests.Documents;

/// <summary>The generic parser gives the documents that were written by hand from the specification.</summary>
public class SpecCaseTests
{
    [Theory]
    [MemberData(nameof(SpecCases.All), MemberType = typeof(SpecCases))]
    public void WriteEcs_SpecCase_GivesWhatIsExpected(string name)
    {
        SpecCase spec = SpecCases.Get(name);
        OracleSettings settings = spec.ToOracleSettings();
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(spec.Format), ParserRun.ParserOptions(settings));

        ParserRun run = ParserRun.Of(parser, spec.InputBytes, settings);

        Assert.Equal(spec.Rejections, run.Rejections.Select(r => new SpecRejection(r.Reason, r.LineNumber, r.ByteOffset, r.Field)));
        string[] documents = [.. JsonAssert.SplitLines(run.Output)];
        Assert.Equal(spec.Expected.Length, documents.Length);
        for (int i = 0; i < documents.Length; i++)
            JsonAssert.Equal(spec.Expected[i], documents[i]);
        Assert.Equal((spec.Records, spec.Headers, spec.Blank), (run.Summary.Records, run.Summary.Headers, run.Summary.Blank));
    }
}
