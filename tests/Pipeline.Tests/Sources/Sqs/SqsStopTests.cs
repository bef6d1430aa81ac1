namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

/// <summary>A source that is stopped leaves no message that others would have to wait for.</summary>
public sealed class SqsStopTests : IDisposable
{
    private readonly FakeSqs _sqs = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-stop-");

    public void Dispose()
    {
        _sqs.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The queue has handed the messages out already when the stop comes.</summary>
    [Fact]
    public async Task ReadAsync_StoppedBeforeTheAnswer_GivesItsMessagesBack()
    {
        string[] bodies = [Bodies.Notification("bucket", "a"), Bodies.Notification("bucket", "b"), "not a notification"];
        foreach (string body in bodies)
            _sqs.Send(body);
        _sqs.AnswerTime = TimeSpan.FromSeconds(0.5);
        SqsSource source = Create();
        Task run = new FlowLogPipeline(source, new CollectingSink()).RunAsync(_stop.Token);
        await _sqs.Asked.Task;
        Assert.Equal(bodies.Length, _sqs.Held);
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(0, _sqs.Held);
        Assert.Equal(bodies.Order(), _sqs.Sent.Order());
        Assert.Equal((0, bodies.Length), (source.Counters.Parked, source.Counters.Returned));
        Assert.Empty(_folder.GetFiles());
    }

    /// <summary>A queue that has had nothing for a while is not waited for, which could take 20 seconds.</summary>
    [Fact]
    public async Task ReadAsync_StoppedWhileTheQueueIsEmpty_EndsSoon()
    {
        _sqs.AnswerTime = Timeout.InfiniteTimeSpan;
        Task run = new FlowLogPipeline(Create(), new CollectingSink()).RunAsync(_stop.Token);
        await _sqs.Asked.Task;
        await Task.Delay(TimeSpan.FromSeconds(3));
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(15)));
    }

    /// <summary>The place for dead letters does not answer: the message is neither there nor lost.</summary>
    [Fact]
    public async Task ReadAsync_StoppedWhileADeadLetterIsKept_GivesTheMessageBack()
    {
        _sqs.Send("not a notification");
        var kept = new TaskCompletionSource();
        using var deadLetters = new FakeSqs
        {
            OnDeadLetter = async token =>
            {
                kept.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            },
        };
        SqsSource source = Create(deadLetters);
        Task run = new FlowLogPipeline(source, new CollectingSink()).RunAsync(_stop.Token);
        await kept.Task;
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(0, _sqs.Held);
        Assert.Equal("not a notification", Assert.Single(_sqs.Sent));
        Assert.Equal(0, source.Counters.Parked);
    }

    private SqsSource Create(FakeSqs? deadLetters = null)
    {
        const string Url = "https://sqs.eu-west-1.amazonaws.com/123456789012/flow-logs";
        return new SqsSource(
            new SqsSourceOptions
            {
                QueueUrl = Url,
                DeadLetterFolder = deadLetters is null ? _folder.FullName : null,
                DeadLetterQueueUrl = deadLetters is null ? null : $"{Url}-dead",
            },
            s3: null,
            _sqs,
            deadLetters);
    }
}
