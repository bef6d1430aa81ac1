using VpcFlow.Documents;

namespace VpcFlow;

/// <summary>What a conversion does with a line that can't be read.</summary>
public enum FlowLogErrorHandling
{
    /// <summary>Counts it, hands it to <see cref="FlowLogOptions.OnRejected"/> and goes on.</summary>
    Skip,

    /// <summary>As <see cref="Skip"/>, and writes a document with <c>event.kind: "pipeline_error"</c>, the reason and the line in its place.</summary>
    Document,
}

/// <summary>Receives a line that can't be read. The rejection and its spans are valid during the call only.</summary>
public delegate void FlowLogRejectionHandler(in FlowLogRejection rejection);

/// <summary>What a single run of a parser needs to know: where its input comes from and what to do with lines that can't be read.</summary>
public sealed class FlowLogOptions
{
    private readonly string _namespace = "default";
    private readonly int _threads = 1;

    /// <summary>No source name, skip what can't be read, the system's clock.</summary>
    public static FlowLogOptions Default { get; } = new();

    /// <summary>The name of the input, a path or an object key, for messages.</summary>
    public string? SourceName { get; init; }

    /// <summary>The time that the source gives, for <c>@timestamp</c> of records that have neither <c>end</c> nor <c>start</c>; <see langword="null"/> for the time of the run.</summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The namespace of the data stream, <c>data_stream.namespace</c>.</summary>
    /// <exception cref="ArgumentException">
    /// The value is not a namespace that Elasticsearch takes: 1 to 100 bytes, lower case, without white space and any of <c>\ / * ? " &lt; &gt; | , # : -</c>.
    /// </exception>
    public string Namespace
    {
        get => _namespace;
        init => _namespace = DataStreamNamespace.Validate(value);
    }

    /// <summary>
    /// How many blocks of a stream are converted at the same time; 1, the default, converts on the thread that reads and writes. Documents and rejections keep the
    /// order of the input all the same, and <see cref="OnRejected"/> is never called by two threads at once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 256.</exception>
    public int Threads
    {
        get => _threads;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256);
            _threads = value;
        }
    }

    /// <summary>What to do with a line that can't be read.</summary>
    public FlowLogErrorHandling OnError { get; init; }

    /// <summary>Receives every line that can't be read, in order.</summary>
    public FlowLogRejectionHandler? OnRejected { get; init; }
}
