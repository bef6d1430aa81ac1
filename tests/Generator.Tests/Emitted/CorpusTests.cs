namespace VpcFlow.Generator.Tests.Emitted;

[Collection(nameof(EmittedParsers))]
public class CorpusTests
{
    /// <summary>Longer lines are read by the generic parser.</summary>
    private const int MaxFastFields = 64;

    [Fact]
    public void Corpus_Always_HasEveryFieldAndManyFormats()
    {
        Assert.True(FormatCorpus.All.Length >= 60);
        Assert.Equal(FormatCorpus.All.Length, FormatCorpus.All.Select(f => f.Name).Distinct().Count());
        Assert.Equal(Enum.GetValues<FlowLogField>(), FormatCorpus.All.Where(f => f.Fields is null && f.Parsed.Fields.Length <= MaxFastFields).SelectMany(f => f.Parsed.Fields).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(EmittedParsers.Names), MemberType = typeof(EmittedParsers))]
    public void EmittedParser_Always_HasTheFormatAndTheOptions(string name)
    {
        EmittedFormat format = EmittedParsers.Get(name);
        Assert.NotEqual(format.Generic.GetType(), format.Parser.GetType());
        Assert.Equal(format.Case.Parsed, format.Parser.Format);
        Assert.Equal((format.Case.Ecs, format.Case.PreserveOriginal), (format.Parser.ParserOptions.Ecs, format.Parser.ParserOptions.PreserveOriginal));
        Assert.Equal(format.Case.Options.Fields, format.Parser.ParserOptions.Fields);
    }
}
