using System.Text;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>The result of converting a stream by its headers and containers.</summary>
internal sealed record ConversionRun(string Text, FlowLogSummary Summary, List<string> Rejections, FlowLogSourceException? Failure)
{
    public string[] Documents => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Converts with one clock for all.</summary>
    public static async Task<ConversionRun> Of(Stream input, int threads = 1, FlowLogReader? reader = null)
    {
        var output = new MemoryStream();
        var rejections = new List<string>();
        FlowLogSummary summary;
        FlowLogSourceException? failure = null;
        try
        {
            summary = await (reader ?? new FlowLogReader()).ConvertAsync(input, output, new EcsWriterOptions
            {
                SourceName = "in",
                SourceTime = DateTimeOffset.UnixEpoch,
                MaxDegreeOfParallelism = threads,
                OnRejected = (in FlowLogRejection rejection) => rejections.Add(rejection.Message),
            });
        }
        catch (FlowLogSourceException e)
        {
            summary = e.Summary;
            failure = e;
        }

        Assert.Equal(rejections.Count, summary.RejectedLines);
        string text = Encoding.UTF8.GetString(output.ToArray());
        Assert.Equal(text.Count(c => c == '\n'), summary.Records);
        return new ConversionRun(text, summary, rejections, failure);
    }

    public static Task<ConversionRun> Of(string text) => Of(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public void AssertSameDocuments(ConversionRun actual, string what)
    {
        Assert.True(actual.Failure is null, what + ": " + actual.Failure?.Message);
        Assert.True(Text == actual.Text, what + ": the documents differ");
        Assert.Equal((Summary.Records, Summary.RejectedLines, what), (actual.Summary.Records, actual.Summary.RejectedLines, what));
    }
}
