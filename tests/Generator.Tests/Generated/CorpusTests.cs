namespace VpcFlow.Generator.Tests.Generated;

[Collection(nameof(GeneratedParsers))]
public class CorpusTests
{
    /// <summary>Longer lines are read by the interpreted parser.</summary>
    private const int MaxFastFields = 64;

    [Fact]
    public void Corpus_Always_HasEveryFieldAndManyFormats()
    {
        Assert.True(FormatCorpus.All.Length >= 60);
        Assert.Equal(FormatCorpus.All.Length, FormatCorpus.All.Select(f => f.Name).Distinct().Count());
        IEnumerable<FormatCase> fast = FormatCorpus.All.Where(f => f.Fields is null && f.Parsed.Fields.Length <= MaxFastFields);
        Assert.Equal(Enum.GetValues<FlowLogField>(), fast.SelectMany(f => f.Parsed.Fields).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(GeneratedParsers.Names), MemberType = typeof(GeneratedParsers))]
    public void GeneratedParser_Always_HasTheFormatAndTheOptions(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        Assert.True(format.Parser.IsGenerated && !format.Interpreted.IsGenerated);
        Assert.Equal(format.Case.Parsed, format.Parser.Format);
        FlowLogParserOptions options = format.Parser.ParserOptions;
        Assert.Equal((format.Case.Ecs, format.Case.PreserveOriginal), (options.Ecs, options.PreserveOriginal));
        Assert.Equal(format.Case.Options.Fields, options.Fields);
    }

    /// <summary>The parts share the well-known formats, and together have each of the others once.</summary>
    [Fact]
    public void Choose_AllParts_AreTheCorpus()
    {
        string[][] parts = [.. new[] { "1/3", "2/3", "3/3" }.Select(p => FormatCorpus.Choose(p).Select(f => f.Name).ToArray())];
        string[] known = [.. FlowLogFormat.PresetNames];
        Assert.All(parts, part => Assert.Equal(known, part[..known.Length]));
        Assert.Equal(
            FormatCorpus.All.Select(f => f.Name).Order(StringComparer.Ordinal),
            known.Concat(parts.SelectMany(part => part[known.Length..])).Order(StringComparer.Ordinal));
        Assert.Equal(FormatCorpus.All, FormatCorpus.Choose(null));
    }
}
