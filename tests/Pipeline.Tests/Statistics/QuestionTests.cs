using VpcFlow.Cli.Generating;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Each question is whole, and can be answered from a format that has its fields.</summary>
public class QuestionTests
{
    private static readonly FlowLogFormat s_all = FlowLogFormat.Parse(
        string.Join(' ', Enum.GetValues<FlowLogField>().Select(f => FlowLogFieldInfo.Get(f).Name)));

    public static TheoryData<string> Ids => [.. FlowLogQuestions.All.Select(q => q.Id)];

    [Fact]
    public void Ids_Always_AreDistinctAndFound()
    {
        Assert.InRange(FlowLogQuestions.All.Length, 30, 60);
        Assert.Equal(FlowLogQuestions.All.Length, FlowLogQuestions.All.Select(q => q.Id).Distinct().Count());
        Assert.All(FlowLogQuestions.All, q => Assert.Same(q, FlowLogQuestions.Find(q.Id.ToUpperInvariant())));
        Assert.Null(FlowLogQuestions.Find("nothing"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Question_Always_CanBeAnswered(string id)
    {
        FlowLogQuestion question = FlowLogQuestions.Find(id)!;
        Assert.Contains(question.Category, new[] { "overview", "traffic", "rejected", "reach", "path", "health" });
        Assert.All([question.Title, question.Text, question.Explanation], t => Assert.False(string.IsNullOrWhiteSpace(t)));
        Assert.EndsWith("?", question.Text, StringComparison.Ordinal);
        using var lines = new MemoryStream();
        LogGenerator.Write(lines, 500, s_all, seed: 3, withHeader: false);
        FlowLogStatistics statistics = await StatisticsRuns.RunAsync(
            question.Query, s_all, [lines.ToArray()], threads: 1, new FlowLogStatisticsOptions { Enricher = new Nobody() });
        Assert.Empty(statistics.MissingFields);
        Assert.Equal(question.Fields.Order(), question.Query.Fields.Order());
        Assert.NotNull(statistics.CreateTable());
    }

    /// <summary>A chart that shows something else than rows needs groups that fit it.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Chart_Always_FitsTheGroups(string id)
    {
        FlowLogQuestion question = FlowLogQuestions.Find(id)!;
        bool hasTime = question.Query.Groups.Any(g => g.Step is not null);
        switch (question.Chart)
        {
            case FlowLogChart.Series or FlowLogChart.StackedSeries:
                Assert.True(hasTime);
                break;
            case FlowLogChart.Matrix or FlowLogChart.Flow:
                Assert.Equal((2, false), (question.Query.Groups.Length, hasTime));
                break;
            case FlowLogChart.Bars or FlowLogChart.Table:
                Assert.False(hasTime);
                break;
            default:
                throw new InvalidOperationException($"{question.Chart} is not a chart.");
        }
    }

    private sealed class Nobody : IAddressEnricher
    {
        public bool HasNames => true;

        public AddressEnrichment? Find(in FlowLogAddress address) => null;
    }
}
