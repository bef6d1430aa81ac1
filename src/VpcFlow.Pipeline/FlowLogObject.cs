using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Represents one input of a pipeline, such as a file, an object in S3 or a request, and what its source is told when it was delivered.
/// Exactly one of <see cref="CompleteAsync"/>, <see cref="AbandonAsync"/> and <see cref="DeadLetterAsync"/> is called, at the end.
/// </summary>
public abstract class FlowLogObject
{
    /// <summary>The name for messages, such as a path or a URL.</summary>
    public abstract string Name { get; }

    /// <summary>The time of the object, for records that have none; <see langword="null"/> for the time of the conversion.</summary>
    public virtual DateTimeOffset? Time => null;

    /// <summary>Where the records come from, for sinks whose documents say it; <see langword="null"/> if unknown.</summary>
    public virtual FlowLogOrigin? Origin => null;

    /// <summary>
    /// What makes the ids of its documents, for sinks whose documents have ids; <see langword="null"/> for none. Known when the object was
    /// opened.
    /// </summary>
    public virtual FlowLogIdentity? Identity => null;

    /// <summary>
    /// The namespace of the data stream that its documents belong to, for sinks that have several; <see langword="null"/> for that of the
    /// sink.
    /// </summary>
    public virtual string? DataStreamNamespace => null;

    /// <summary>
    /// The maximum size in bytes of the text of the object, once it is decompressed; <see langword="null"/> for that of the pipeline.
    /// </summary>
    public virtual long? MaxTextSize => null;

    /// <summary>
    /// Whether the object was found by a search and need not be a flow log. One without any record is then left out as a whole: none of
    /// its lines is delivered or reported. Such an object can be opened more than once.
    /// </summary>
    public virtual bool IsCandidate => false;

    /// <summary>
    /// The position of the content in what it is a part of, and the number of lines before it, for what is read on from there.
    /// </summary>
    internal virtual (long Offset, long Line) Start => default;

    /// <summary>
    /// Where the lines of the content come from, if it was put together from parts; consumed by reading the content once.
    /// <see langword="null"/> if their positions say it.
    /// </summary>
    internal virtual LineOrigins? Origins => null;

    /// <summary>Is told of each rejected line, in order.</summary>
    /// <param name="rejection">The line.</param>
    internal virtual void OnRejected(in FlowLogRejection rejection)
    {
    }

    /// <summary>Opens the content, which the pipeline reads from start to end and disposes.</summary>
    /// <param name="cancellationToken">Cancels opening.</param>
    public abstract ValueTask<Stream> OpenAsync(CancellationToken cancellationToken);

    /// <summary>The object was read to its end, and all its records are durable at the sink, or there is nothing to deliver.</summary>
    /// <param name="outcome">What the object contained.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken) => default;

    /// <summary>Reading or delivering failed, or was cancelled, in a way that may pass: the object should come again.</summary>
    /// <param name="outcome">How far it was delivered, and why no further.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken) => default;

    /// <summary>Reading or delivering failed in a way that will not pass: the object should be kept, and not come again.</summary>
    /// <param name="outcome">How far it was delivered, and why no further.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken) => default;
}
