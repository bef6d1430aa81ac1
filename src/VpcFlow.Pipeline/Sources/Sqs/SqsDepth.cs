using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>Asks a queue how many messages wait, again and again, as long as somebody measures it.</summary>
internal sealed class SqsDepth : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(15);
    private readonly SqsQueue _queue;
    private readonly QueueState _state;
    private readonly Problems _problems;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public SqsDepth(SqsQueue queue, QueueState state, Problems problems, TimeProvider clock)
    {
        (_queue, _state, _problems, _clock) = (queue, state, problems, clock);
        _loop = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        string? said = null;
        while (true)
        {
            if (Instruments.QueueDepth.Enabled)
                said = await AskAsync(said).ConfigureAwait(false);
            await Task.Delay(s_interval, _clock, _stop.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Asks once. A problem is said once; until it is gone, there is no number.</summary>
    private async Task<string?> AskAsync(string? said)
    {
        try
        {
            _state.Depth = await _queue.CountAsync(_stop.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, _stop.Token))
        {
            _state.Depth = null;
            string problem = AwsErrors.Describe(e, "sqs:GetQueueAttributes", _queue.Name);
            if (problem != said)
                _problems.Report(problem);
            return problem;
        }
    }
}
