using System.Runtime.CompilerServices;
using System.Threading.Channels;
using VpcFlow.AspNetCore.Firehose;

namespace VpcFlow;

/// <summary>
/// The requests of Amazon Data Firehose as objects of a pipeline: map it to a path with
/// <see cref="FirehoseEndpointRouteBuilderExtensions.MapFirehose"/>. A request is answered when the pipeline has delivered it; while no
/// pipeline reads the source, requests wait.
/// </summary>
public sealed class FirehoseSource : IFlowLogSource
{
    // A request waits for the pipeline, not in a queue, so that the pipeline takes what it can begin to read.
    private readonly Channel<FlowLogObject> _requests = Channel.CreateBounded<FlowLogObject>(1);

    /// <summary>Creates a source.</summary>
    /// <param name="options">The access keys and limits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public FirehoseSource(FirehoseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Endpoint = new FirehoseEndpoint(options, _requests.Writer);
    }

    /// <summary>The access keys and limits.</summary>
    public FirehoseOptions Options { get; }

    internal FirehoseEndpoint Endpoint { get; }

    /// <summary>Returns the requests as they come, for one pipeline: when it ends, the source ends, too.</summary>
    /// <param name="cancellationToken">Ends the source.</param>
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (await _requests.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (_requests.Reader.TryRead(out FlowLogObject? next))
                    yield return next;
            }
        }
        finally
        {
            // Whoever still waits for an answer gets one.
            Complete();
            while (_requests.Reader.TryRead(out FlowLogObject? left))
                await left.AbandonAsync(new FlowLogObjectOutcome { Object = left }, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends the source: requests that come later are answered with 503, so that Firehose sends them again, and a pipeline that reads the
    /// source ends when it has delivered what it has.
    /// </summary>
    public void Complete() => _requests.Writer.TryComplete();
}
