using System.Text.Json;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;
using VpcFlow.Lambda.Delivery;
using VpcFlow.Lambda.Events;

namespace VpcFlow.Lambda.Transformation;

/// <summary>
/// Transforms records of Data Firehose to documents, which Firehose then delivers. They are those of standard output, whose settings apply.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="enricher">Knows addresses.</param>
internal sealed class Transformer(ShipOptions options, AddressEnricher? enricher)
{
    private readonly EcsWriterOptions _writing = new()
    {
        Namespace = NamespaceArgument.Validate(
            options.Settings.Sinks.StandardOutput?.Namespace ?? "default", "Sinks:StandardOutput:Namespace"),
        Origin = FlowLogOrigin.Request,
        OnError = options.Settings.OnError,
        Enricher = enricher,
    };

    public static bool IsTransformation(JsonElement root)
        => EventJson.Text(root, "invocationId") is not null && EventJson.List(root, "records") is not null;

    /// <summary>Transforms the records of an event.</summary>
    /// <exception cref="FunctionException">The event has no ids, or the time is over.</exception>
    public async Task<ReadOnlyMemory<byte>> RunAsync(
        JsonElement root,
        FlowLogPipelineOptions reading,
        InvocationTotals totals,
        MessageWriter messages,
        CancellationToken cancellationToken)
    {
        TransformRecord[] records = [.. EventJson.List(root, "records")!.Select(Read)];
        try
        {
            await new FlowLogPipeline(new EventSource(records), new TransformSink(_writing), reading)
                .RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            int missing = records.Count(r => !r.IsDone);
            throw FunctionException.NotDelivered($"{Amounts.Count(missing, "record")} not transformed when the time was over");
        }

        foreach (TransformRecord record in records.Where(r => r.Problem is not null))
            messages.Error($"{record.Name}: {record.Problem}");
        totals.Parked = records.LongCount(r => r.Problem is not null);
        messages.Note(totals.Describe("Firehose"));
        return TransformAnswer.Write(records, messages);
    }

    private static TransformRecord Read(JsonElement record, int index)
    {
        string place = $"Record {index} of the transformation";
        string id = EventJson.Required(record, "recordId", place);
        byte[] content = EventJson.Base64(record, "data")
            ?? throw FunctionException.UnknownEvent($"{place} has no \"data\"; expected Base64.");
        return new TransformRecord(id, content, EventJson.Time(record, "approximateArrivalTimestamp", 1));
    }
}
