using VpcFlow.Pipeline.Sources.Previews;
using VpcFlow.Pipeline.Tests.Sources.CloudWatch;
using VpcFlow.Pipeline.Tests.Sources.Sqs;

namespace VpcFlow.Pipeline.Tests.Sources.Previews;

/// <summary>What would be read of log groups and of queues.</summary>
public class OtherPreviewTests
{
    [Fact]
    public async Task Preview_LogGroup_BeginsWhereTheLastRunEnded()
    {
        using var logs = new LogsFixture();
        logs.Logs.Add(1, logs.Start.AddMinutes(-9));
        LogGroupPreview first = Assert.Single(await PreviewAsync(logs));
        Assert.Equal(new LogGroupPreview(FakeLogs.Group, null, logs.Time.GetUtcNow()), first);
        await logs.RunAsync(new CollectingSink());
        LogGroupPreview second = Assert.Single(await PreviewAsync(logs));

        // Half an hour is searched again for events that arrive late.
        Assert.InRange(second.From!.Value, logs.Start.AddMinutes(-31), logs.Start.AddMinutes(-29));
    }

    [Fact]
    public async Task Preview_QueueThatMayNotBeCounted_SaysWhatIsMissing()
    {
        using var sqs = new FakeSqs();
        var options = new SqsSourceOptions
        {
            QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789010/q",
            DeadLetterFolder = "parked",
        };
        using var source = new SqsSource(options, s3: null, sqs);
        QueuePreview preview = await source.PreviewAsync(default);
        Assert.Contains($"sqs:GetQueueAttributes on {options.QueueUrl} is not allowed", preview.Unknown, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<LogGroupPreview>> PreviewAsync(LogsFixture logs)
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(logs.Folder);
        using var source = new CloudWatchSource(logs.Options(state), logs.Logs);
        return await source.PreviewAsync(default);
    }
}
