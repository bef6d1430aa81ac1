
namespace VpcFlow.Generator.Tests.Generated;

/// <summary>The batches of a stream have the same records as the whole text.</summary>
[Collection(nameof(GeneratedParsers))]
public class BatchTests
{
    public static TheoryData<string> Formats => GeneratedParsers.Names;

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ReadAsync_AnyText_HasTheRecordsOfTheWholeText(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        string[] fields = [.. format.Case.Parsed.Columns.Select(c => c.Field is null ? "?" + c.Name : c.Name)];
        double[] hostilities = [0, 0.05, 0.3, 1];
        for (int seed = 0; seed < 8; seed++)
        {
            byte[] text = CorpusGenerator.Text(new Random(seed), fields, 80, hostilities[seed % hostilities.Length]);
            RunOutcome expected = RunOutcome.OfParse(format.Render, text);
            RunOutcome actual = await RunOutcome.OfBatches(format.RenderBatches, text, 1 + (seed * 397));
            RunOutcome.AssertEqual(expected, actual, $"{name}, seed {seed}");
        }
    }

    [Fact]
    public async Task ReadAsync_TextOfManyBatches_HasTheRecordsOfTheWholeText()
    {
        GeneratedFormat format = GeneratedParsers.Get("v5");
        byte[] text = [.. new LineGenerator(3).Text(format.Case.Parsed, 5000), .. new LineMutator(4).Text(format.Case.Parsed, 1000)];
        Assert.True(text.Length > 1_000_000);
        RunOutcome expected = RunOutcome.OfParse(format.Render, text);
        RunOutcome.AssertEqual(expected, await RunOutcome.OfBatches(format.RenderBatches, text, text.Length), "at once");
        RunOutcome.AssertEqual(expected, await RunOutcome.OfBatches(format.RenderBatches, text, 30_000), "in chunks");
    }
}
