namespace VpcFlow.Pipeline.Sources;

/// <summary>Counts the objects in work, and waits until there is none.</summary>
internal sealed class OpenWork
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private IDisposable? _closing;
    private int _count;

    public void Begin()
    {
        lock (_lock)
            _count++;
    }

    public void End()
    {
        IDisposable? closing;
        lock (_lock)
        {
            if (--_count > 0)
                return;
            _idle?.TrySetResult();
            (closing, _closing) = (_closing, null);
        }

        closing?.Dispose();
    }

    /// <summary>
    /// Disposes of what the end of an object needs, at the end of the last one: a source that is stopped ends before what it has returned.
    /// </summary>
    public void Close(IDisposable needed)
    {
        lock (_lock)
        {
            if (_count > 0)
            {
                _closing = needed;
                return;
            }
        }

        needed.Dispose();
    }

    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            if (_count == 0)
                return Task.CompletedTask;
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}
