using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>Says how far a run is: on a terminal in its last line, each second; otherwise as a message, each minute.</summary>
internal sealed class ShipProgress : IAsyncDisposable
{
    private readonly CancellationTokenSource _done = new();
    private readonly MessageWriter _messages;
    private readonly Func<IReadOnlyList<string>> _describe;
    private readonly bool _isLive;
    private readonly Task _running;

    /// <summary>Begins to report.</summary>
    public ShipProgress(MessageWriter messages, Func<IReadOnlyList<string>> describe)
    {
        _messages = messages;
        _describe = describe;
        _isLive = !Console.IsErrorRedirected && !Console.IsOutputRedirected && !messages.IsJson && !messages.IsQuiet;
        _running = RunAsync();
    }

    /// <summary>Ends reporting, and clears the last line.</summary>
    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_isLive)
            _messages.ShowStatus("");
        _done.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(_isLive ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(_done.Token).ConfigureAwait(false))
        {
            if (_isLive)
                _messages.ShowStatus(string.Join(' ', _describe()));
            else
                _messages.Note(_describe());
        }
    }
}
