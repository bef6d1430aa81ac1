using System.Globalization;
using System.Text;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>The names of files, and how the documents of an object are written.</summary>
/// <param name="options">The options of the sink.</param>
internal sealed class RollNames(FlowLogFileSinkOptions options)
{
    public string Extension { get; } = options.Format switch
    {
        FlowLogFileFormat.Parquet => ".parquet",
        FlowLogFileFormat.Ndjson or FlowLogFileFormat.Bulk => options.Gzip ? ".ndjson.gz" : ".ndjson",
        _ => throw new InvalidOperationException($"{options.Format} is no format of files."),
    };

    /// <summary>Returns a name that no other roll has.</summary>
    public string Next() => string.Create(
        CultureInfo.InvariantCulture,
        $"vpcflow-{options.TimeProvider.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{Random.Shared.NextInt64(1L << 32):x8}");

    /// <summary>
    /// Returns the name for an object, which is the same whenever it comes. Events of CloudWatch Logs have ids of their own, and what has
    /// them has no identity as a whole.
    /// </summary>
    public string Of(FlowLogObject source)
    {
        if (source.Identity is not { UsesEventIds: false } identity)
            return Next();

        // What is read on from the middle of a file has the identity of its beginning.
        string name = $"vpcflow-{Encoding.ASCII.GetString(identity.Prefix)}";
        return source.Start.Offset == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{source.Start.Offset:x8}");
    }

    public EcsWriterOptions OptionsOf(FlowLogObject source) => new()
    {
        Namespace = source.DataStreamNamespace ?? options.Namespace,
        Origin = source.Origin,
        Identity = source.Identity,
        OnError = options.OnError,
        Enricher = options.Enricher,
        TimeProvider = options.TimeProvider,
    };
}
