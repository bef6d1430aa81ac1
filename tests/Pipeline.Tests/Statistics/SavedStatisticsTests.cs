using System.Text;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Statistics are the same after they were saved and loaded, and damaged files are refused.</summary>
public class SavedStatisticsTests
{
    private static readonly FlowLogFormat s_format = FlowLogFormat.Parse("srcaddr dstport bytes instance-id");
    private static readonly FlowLogStatisticsQuery s_query = new()
    {
        Groups = FlowLogGrouping.ParseList("srcaddr,instance-id"),
        Measures = [FlowLogMeasure.Count, FlowLogMeasure.Parse("sum(bytes)"), FlowLogMeasure.Parse("distinct(dstport)")],
    };

    [Fact]
    public async Task Load_OfSavedStatistics_HasTheSameTable()
    {
        FlowLogStatistics saved = await CreateAsync();
        FlowLogStatistics loaded = FlowLogStatistics.Load(new MemoryStream(Save(saved)), s_query);
        Assert.Equal(saved.CreateTable().Rows(), loaded.CreateTable().Rows());
        Assert.Equal(saved.CreateTable().Totals.AsEnumerable(), loaded.CreateTable().Totals);
        Assert.Equal(saved.Formats.AsEnumerable(), loaded.Formats);
        Assert.Equal(Save(saved), Save(loaded));
    }

    [Fact]
    public async Task Load_OfAnotherQuery_NamesBoth()
    {
        byte[] saved = Save(await CreateAsync());
        InvalidDataException e = Assert.Throws<InvalidDataException>(
            () => FlowLogStatistics.Load(new MemoryStream(saved), s_query with { Groups = [] }));
        Assert.Contains("by srcaddr, instance-id;", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_OfAFileThatIsCutOff_IsRefusedAtEveryPlace()
    {
        byte[] saved = Save(await CreateAsync());
        for (int length = 0; length < saved.Length; length += length < 300 ? 1 : 97)
            Assert.Throws<InvalidDataException>(() => FlowLogStatistics.Load(new MemoryStream(saved[..length]), s_query));
    }

    [Fact]
    public void Load_OfSomethingElse_IsRefused()
        => Assert.Throws<InvalidDataException>(
            () => FlowLogStatistics.Load(new MemoryStream("srcaddr,dstaddr\n"u8.ToArray()), s_query));

    private static byte[] Save(FlowLogStatistics statistics)
    {
        using var output = new MemoryStream();
        statistics.Save(output);
        return output.ToArray();
    }

    /// <summary>Counts a group with more ports than are counted exactly, and some with few.</summary>
    private static Task<FlowLogStatistics> CreateAsync()
    {
        var lines = new StringBuilder();
        for (int i = 0; i < 4000; i++)
            lines.Append($"{(i % 3 == 0 ? "2001:db8::1" : "10.0.0.1")} {i} {i} i-1\n10.0.0.{i % 7} {i % 5} 1 i-{i % 3}\n");
        return StatisticsRuns.RunAsync(s_query, s_format, [Encoding.ASCII.GetBytes(lines.ToString())], threads: 1);
    }
}
