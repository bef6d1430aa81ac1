using System.Collections.Concurrent;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>An object in memory, which remembers what it is told. Its content can be read in pieces, late, and fail.</summary>
internal sealed class FakeObject(string name, byte[] content) : FlowLogObject
{
    private readonly ConcurrentQueue<string> _told = [];
    private int _opened;

    public override string Name => name;

    public override bool IsCandidate => Candidate;

    public override FlowLogOrigin? Origin => From;

    public override FlowLogIdentity? Identity { get; } = FlowLogIdentity.Request(name);

    public override string? DataStreamNamespace => Namespace;

    /// <summary>The namespace of the data stream for its documents.</summary>
    public string? Namespace { get; init; }

    public bool Candidate { get; init; }

    /// <summary>Where its records come from.</summary>
    public FlowLogOrigin? From { get; init; }

    /// <summary>Thrown by opening.</summary>
    public Exception? OpenFailure { get; init; }

    /// <summary>Thrown at the end of the content.</summary>
    public Exception? ReadFailure { get; init; }

    /// <summary>What reading waits for before each piece.</summary>
    public Func<Task> Before { get; init; } = () => Task.CompletedTask;

    /// <summary>The maximum number of bytes of a read.</summary>
    public int Step { get; init; } = int.MaxValue;

    /// <summary>What the object was told at its end: one of Complete, Abandon, DeadLetter.</summary>
    public IReadOnlyCollection<string> Told => _told;

    public FlowLogObjectOutcome? Outcome { get; private set; }

    public int Opened => _opened;

    public int Closed { get; private set; }

    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _opened);
        await Before();
        return OpenFailure is null ? new Content(this, content) : throw OpenFailure;
    }

    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => Tell("Complete", outcome);

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => Tell("Abandon", outcome);

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => Tell("DeadLetter", outcome);

    private ValueTask Tell(string what, FlowLogObjectOutcome outcome)
    {
        _told.Enqueue(what);
        Outcome = outcome;
        return default;
    }

    private sealed class Content(FakeObject source, byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await source.Before().WaitAsync(cancellationToken);
            int length = Read(buffer.Span[..Math.Min(source.Step, buffer.Length)]);
            return length == 0 && source.ReadFailure is not null ? throw source.ReadFailure : length;
        }

        protected override void Dispose(bool disposing)
        {
            source.Closed++;
            base.Dispose(disposing);
        }
    }
}
