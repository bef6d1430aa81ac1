using System.Runtime.CompilerServices;
using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.CloudWatch;
using VpcFlow.Pipeline.Sources.Previews;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow;

/// <summary>
/// Reads the events of log groups of CloudWatch Logs by searching them again and again. Events arrive later than their timestamps say, and
/// out of order: so each search reads the last half an hour again, and what was delivered is told by the ids of the events.
/// </summary>
public sealed class CloudWatchSource : IFlowLogSource, IMeasuredSource, IDisposable
{
    private readonly CloudWatchSourceOptions _options;
    private readonly AwsClients _clients;
    private readonly HttpMessageHandler? _handler;

    /// <summary>Creates a source.</summary>
    /// <param name="options">The log groups, and how they are searched.</param>
    /// <exception cref="ArgumentException">
    /// There is not exactly one of the name and the prefix of log groups, or there are both names and a prefix of log streams.
    /// </exception>
    public CloudWatchSource(CloudWatchSourceOptions options)
        : this(options, handler: null)
    {
    }

    internal CloudWatchSource(CloudWatchSourceOptions options, HttpMessageHandler? handler)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrEmpty(options.LogGroupName) == string.IsNullOrEmpty(options.LogGroupNamePrefix))
            throw new ArgumentException("Set either LogGroupName or LogGroupNamePrefix.", nameof(options));
        if (options.LogStreams.Count > 0 && !string.IsNullOrEmpty(options.LogStreamPrefix))
            throw new ArgumentException("Set LogStreams or LogStreamPrefix, not both.", nameof(options));
        _options = options;
        _clients = new AwsClients(options.Aws);
        _handler = handler;
    }

    /// <summary>Counts what the source has met besides the events that it delivered.</summary>
    public FlowLogSourceCounters Counters { get; } = new();

    /// <summary>Asks whether there are log groups of the name or prefix, and whether they may be read.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="FileNotFoundException">The log group doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">A request is not allowed, or there are no credentials.</exception>
    /// <exception cref="IOException">There is no region, or the service can't be asked now.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        using var client = new LogsClient(_clients, _options, new Problems(Counters, _options.OnProblem), _handler);
        await new LogRequests(client, _options).CheckAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The state can't be read; there is no region; or the log groups can't be read, and could not be before.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">Reading the log groups is not allowed, and was not before.</exception>
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var problems = new Problems(Counters, _options.OnProblem);
        using var client = new LogsClient(_clients, _options, problems, _handler);
        var search = new LogGroupSearch(client, _options, problems);
        try
        {
            while (true)
            {
                await search.BeginAsync(cancellationToken).ConfigureAwait(false);
                while (await search.NextAsync(cancellationToken).ConfigureAwait(false) is { } next)
                    yield return next;
                await search.EndAsync(cancellationToken).ConfigureAwait(false);
                if (_options.StopsAtEnd && search.IsDone)
                    yield break;
                await Task.Delay(search.Pause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            search.Close();
        }
    }

    /// <summary>
    /// Returns the log groups and their times that would be searched. Creates their state, for which the caller has a copy.
    /// </summary>
    /// <exception cref="IOException">The log groups can't be found.</exception>
    /// <exception cref="UnauthorizedAccessException">Finding them is not allowed.</exception>
    internal async Task<IReadOnlyList<LogGroupPreview>> PreviewAsync(CancellationToken cancellationToken)
    {
        using var client = new LogsClient(_clients, _options, new Problems(Counters, _options.OnProblem), _handler);
        using var search = new LogGroupSearch(client, _options, new Problems(Counters, _options.OnProblem));
        await search.BeginAsync(cancellationToken).ConfigureAwait(false);
        return search.Preview();
    }

    /// <summary>Closes the connections; only when no pipeline uses the source.</summary>
    public void Dispose() => _clients.Dispose();
}
