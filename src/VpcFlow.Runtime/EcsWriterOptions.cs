using VpcFlow.Documents;

namespace VpcFlow;

/// <summary>
/// The options for converting one input to ECS documents: all of <see cref="FlowLogReaderOptions"/>, and how documents are written.
/// </summary>
public sealed class EcsWriterOptions : FlowLogReaderOptions
{
    private readonly string _namespace = "default";
    private readonly int _maxDegreeOfParallelism = 1;

    /// <summary>
    /// The default options: the namespace <c>default</c>, no origin, no enricher, rejected lines are skipped, one block at a time, the
    /// system's clock.
    /// </summary>
    public static new EcsWriterOptions Default { get; } = new();

    /// <summary>The namespace of the data stream, <c>data_stream.namespace</c>.</summary>
    /// <exception cref="ArgumentException">
    /// The value is not a namespace that Elasticsearch accepts: 1 to 100 bytes of lower-case text without white space or any of
    /// <c>\ / * ? " &lt; &gt; | , # : -</c>.
    /// </exception>
    public string Namespace
    {
        get => _namespace;
        init => _namespace = DataStreamNamespace.Validate(value);
    }

    /// <summary>
    /// Where the records come from, for members such as <c>log.file.path</c> and <c>log.offset</c>; <see langword="null"/>, the default,
    /// for none of these members.
    /// </summary>
    public FlowLogOrigin? Origin { get; init; }

    /// <summary>
    /// What makes the ids of documents, for <see cref="DocumentBatch.Id"/>; <see langword="null"/>, the default, for none.
    /// </summary>
    public FlowLogIdentity? Identity { get; init; }

    /// <summary>
    /// The time of delivery, <c>event.ingested</c>, for sinks that index; <see langword="null"/>, the default, for documents that do not
    /// have it.
    /// </summary>
    public DateTimeOffset? Ingested { get; init; }

    /// <summary>How rejected lines are handled.</summary>
    public FlowLogErrorHandling OnError { get; init; }

    /// <summary>The clock for records without a time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The number of blocks of a stream that are converted at the same time; 1, the default, converts on the thread that reads and writes.
    /// Documents and rejections are always in the order of the input.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or greater than 256.</exception>
    public int MaxDegreeOfParallelism
    {
        get => _maxDegreeOfParallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256);
            _maxDegreeOfParallelism = value;
        }
    }

    /// <summary>
    /// Knows more about the addresses of records, such as their country; <see langword="null"/>, the default, adds nothing to documents.
    /// </summary>
    public IAddressEnricher? Enricher { get; init; }
}
