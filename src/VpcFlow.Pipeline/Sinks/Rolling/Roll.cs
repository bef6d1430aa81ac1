using VpcFlow.Pipeline.Sinks.Parquet.Folders;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>Files that are written at the same time and end together; its properties are changed under the lock of the sink.</summary>
/// <param name="files">The files.</param>
/// <param name="writer">Writes them.</param>
/// <param name="begun">When the roll began.</param>
internal sealed class Roll(PartFiles files, IRollWriter writer, DateTimeOffset begun)
{
    private readonly TaskCompletionSource _published = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _unused = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IRollWriter Writer { get; } = writer;

    public PartFiles Files { get; } = files;

    public DateTimeOffset Begun { get; } = begun;

    /// <summary>When something was written last.</summary>
    public DateTimeOffset LastWrite { get; set; } = begun;

    /// <summary>The number of objects that wait for the end of the roll.</summary>
    public int Waiting { get; set; }

    /// <summary>The number of writes that have not returned.</summary>
    public int Writes { get; set; }

    /// <summary>Whether the roll takes nothing more.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Completes when everything is durable.</summary>
    public Task Published => _published.Task;

    /// <summary>Completes when the roll is closed and no write uses it any more.</summary>
    public Task Unused => _unused.Task;

    /// <summary>Takes nothing more.</summary>
    public void Close()
    {
        IsClosed = true;
        if (Writes == 0)
            _unused.TrySetResult();
    }

    /// <summary>Ends a write.</summary>
    public void Leave()
    {
        Writes--;
        if (IsClosed && Writes == 0)
            _unused.TrySetResult();
    }

    public void Succeed() => _published.TrySetResult();

    public void Fail(Exception reason)
    {
        _published.TrySetException(reason);

        // Nobody may be waiting.
        _ = _published.Task.Exception;
    }

    /// <summary>Deletes what has no name yet.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        Files.Dispose();
    }
}
