using System.Text.Json;
using VpcFlow;

namespace Samples.LambdaS3;

/// <summary>
/// Converts the flow log objects that an S3 event names to ECS documents. The signature fits a handler of
/// <c>Amazon.Lambda.RuntimeSupport</c>: an event as a stream in, an answer out. A failure is thrown, so that Lambda retries the event;
/// documents may then be written twice, but are never lost.
/// </summary>
/// <param name="store">The store to read objects from.</param>
/// <param name="output">The stream to write the documents to, one per line.</param>
/// <param name="log">Receives a line for every rejected line and every skipped object.</param>
public sealed class FlowLogFunction(IObjectStore store, Stream output, TextWriter log)
{
    // The format is taken from the header of each object. The format known at compile time has a generated parser.
    private readonly FlowLogReader _reader = new(EdgeFlowLogs.Default);

    /// <summary>Handles one event.</summary>
    public async Task<LambdaAnswer> HandleAsync(Stream eventJson, CancellationToken cancellationToken = default)
    {
        S3Event? s3 = await JsonSerializer.DeserializeAsync(eventJson, LambdaJson.Default.S3Event, cancellationToken);
        var total = default(FlowLogSummary);
        int objects = 0;
        int skipped = 0;
        foreach (S3EventRecord record in s3?.Records ?? [])
        {
            try
            {
                if (TryGetObject(record, out string bucket, out string key))
                {
                    total += await ConvertAsync(bucket, key, record.EventTime, cancellationToken);
                    objects++;
                    continue;
                }

                await log.WriteLineAsync($"skipped: {record.EventName} {record.S3?.Bucket?.Name}/{record.S3?.Object?.DecodedKey}");
            }
            catch (FlowLogSourceException e) when (e.IsForeign)
            {
                // A bucket may contain other objects; the message says what this one is.
                await log.WriteLineAsync($"skipped: {e.Message}");
            }

            skipped++;
        }

        await output.FlushAsync(cancellationToken);
        return new LambdaAnswer(objects, skipped, total.Records, total.RejectedLines);
    }

    private static bool TryGetObject(S3EventRecord record, out string bucket, out string key)
    {
        bucket = record.S3?.Bucket?.Name ?? "";
        key = record.S3?.Object?.DecodedKey ?? "";
        return bucket.Length > 0 && key.Length > 0 && record.EventName?.StartsWith("ObjectCreated:", StringComparison.Ordinal) == true;
    }

    private async Task<FlowLogSummary> ConvertAsync(string bucket, string key, DateTimeOffset? time, CancellationToken cancellationToken)
    {
        var options = new EcsWriterOptions
        {
            SourceName = $"s3://{bucket}/{key}",
            SourceTime = time,
            Containers = [ParquetContainer.Instance],
            OnError = FlowLogErrorHandling.Document,
            OnRejected = (in FlowLogRejection line) => log.WriteLine(line.Message),
        };
        await using Stream input = await store.OpenAsync(bucket, key, cancellationToken);
        return await _reader.ConvertAsync(input, output, options, cancellationToken);
    }
}
