using System.Runtime.InteropServices;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Cli.Tests;

/// <summary>Signals that come closely together, or when the run has just ended: each is handled on a thread of its own.</summary>
public sealed class ShipSignalsTests
{
    private readonly PosixSignalContext _signal = new(PosixSignal.SIGTERM);

    [Fact]
    public void Handle_SecondWhileTheFirstIsHandled_Cancels()
    {
        // The second signal comes while the message about the first is being written.
        Action second = () => { };
        using var signals = new ShipSignals(new MessageWriter(new ObservedWriter(() => second())));
        second = () => signals.Handle(_signal);
        signals.Handle(_signal);
        Assert.True(signals.Stopping.IsCancellationRequested);
        Assert.True(signals.Cancelled.IsCancellationRequested);
    }

    [Fact]
    public void Handle_OneSignal_StopsAndDoesNotCancel()
    {
        using var error = new StringWriter();
        using var signals = new ShipSignals(new MessageWriter(error));
        signals.Handle(_signal);
        Assert.True(signals.Stopping.IsCancellationRequested);
        Assert.False(signals.Cancelled.IsCancellationRequested);
        Assert.StartsWith("Stopping: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Handle_RunHasEnded_DoesNothing()
    {
        var signals = new ShipSignals(new MessageWriter(TextWriter.Null));
        signals.Dispose();
        signals.Handle(_signal);
        signals.Handle(_signal);
        Assert.True(_signal.Cancel);
    }

    /// <summary>Calls an action when a line is written, once.</summary>
    private sealed class ObservedWriter(Action onLine) : StringWriter
    {
        private bool _hasCalled;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (_hasCalled)
                return;
            _hasCalled = true;
            onLine();
        }
    }
}
