using VpcFlow.Cli.Presets;

namespace VpcFlow.Cli.Shipping;

/// <summary>How pipelines read and move what sources have, by the settings.</summary>
internal static class ShipReading
{
    /// <summary>
    /// Many small objects may be in flight, so that they fill requests and files together; of large ones, as much text as 24 batches have.
    /// </summary>
    private const int MaxBatches = 256;
    private const long MaxText = 24 * (128 << 10);
    private const int MaxObjects = 1024;

    /// <summary>Returns the options of a pipeline.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="onRejected">Receives every rejected line.</param>
    /// <param name="onObject">Receives what has become of each object.</param>
    public static FlowLogPipelineOptions Create(
        ShipOptions options, FlowLogRejectionHandler onRejected, Action<FlowLogObjectOutcome> onObject)
    {
        var shape = new FlowLogParserOptions { Fields = FieldsToRead(options), PreserveOriginal = options.Settings.PreserveOriginal };
        return new FlowLogPipelineOptions
        {
            Reader = new FlowLogReader(PresetParsers.All(shape))
            {
                Format = options.Formats is [var only] ? only : null,
                HeaderlessFormats = options.Formats,
                ParserOptions = shape,
            },
            Filter = options.Where,
            MaxDegreeOfParallelism = options.Threads,
            MaxBatchesInFlight = MaxBatches,
            MaxTextInFlight = MaxText,
            MaxObjectsInFlight = MaxObjects,
            OnRejected = onRejected,
            OnObject = onObject,
        };
    }

    /// <summary>The fields of the settings, and for Parquet those that decide on partitions.</summary>
    private static IReadOnlyCollection<FlowLogField>? FieldsToRead(ShipOptions options)
    {
        bool hasPartitions = options.Settings.Sinks.AllFiles().Any(f => f.Partitions != ParquetPartitions.None);
        return options.Fields is { } fields && hasPartitions
            ? [.. fields.Union(FlowLogParquetFolder.PartitionFields)]
            : options.Fields;
    }
}
