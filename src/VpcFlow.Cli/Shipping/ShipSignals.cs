using System.Runtime.InteropServices;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>
/// The first signal to end stops a run, which delivers what it has begun; the second one, or a time without success, cancels it.
/// </summary>
internal sealed class ShipSignals : IDisposable
{
    /// <summary>The time to deliver what is in flight: less than service managers wait before they kill.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(25);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly MessageWriter _messages;
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public ShipSignals(MessageWriter messages)
    {
        _messages = messages;
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(s => PosixSignalRegistration.Create(s, Handle))];
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Is cancelled by the second signal, and when the time is over.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
        _cancel.Dispose();
    }

    /// <summary>
    /// Handles a signal. Each has a thread of its own: two may come at the same time, and one may still be handled when the run is over.
    /// </summary>
    internal void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        bool isFirst = Interlocked.Increment(ref _signals) == 1;
        if (isFirst)
            _messages.Note("Stopping: what is in flight is being delivered; interrupt once more to give it up.");
        try
        {
            if (isFirst)
                _cancel.CancelAfter(s_grace);
            (isFirst ? _stop : _cancel).Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run has ended by itself, and there is nothing left to stop.
        }
    }
}
