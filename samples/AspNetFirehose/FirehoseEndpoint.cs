using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.Options;
using VpcFlow;

namespace Samples.AspNetFirehose;

/// <summary>
/// The HTTP endpoint that a Firehose stream delivers to. Only 200 means delivered. 413 means that the request can never be accepted, and
/// Firehose gives up. After any other code it retries the request for as long as the stream is configured to, and then writes it to the
/// backup
/// bucket.
/// </summary>
internal sealed partial class FirehoseEndpoint(
    IOptions<FirehoseOptions> options, AccessKeyCheck accessKey, DeliveryFolder folder, TimeProvider time, ILogger<FirehoseEndpoint> logger)
{
    /// <summary>The last millisecond of the year 9999.</summary>
    private const long MaxTimestamp = 253_402_300_799_999;

    private readonly FlowLogReader _reader = new(EdgeFlowLogs.Default);

    /// <summary>Handles a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        string requestId = context.Request.Headers["X-Amz-Firehose-Request-Id"].ToString();
        (int status, string? error) = await TryHandleAsync(context, requestId);
        if (error is not null)
            LogFailed(requestId, status, error);

        // Firehose requires exactly this content type, a length, and the id of the request.
        byte[] answer = JsonSerializer.SerializeToUtf8Bytes(
            new FirehoseAnswer(requestId, time.GetUtcNow().ToUnixTimeMilliseconds(), error), FirehoseJson.Default.FirehoseAnswer);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private async Task<(int Status, string? Error)> TryHandleAsync(HttpContext context, string requestId)
    {
        // Checked before any of the body is read.
        if (!accessKey.IsRight(context.Request.Headers["X-Amz-Firehose-Access-Key"]))
            return (StatusCodes.Status401Unauthorized, "The access key is missing or wrong.");
        if (!DeliveryFolder.IsId(requestId))
            return (StatusCodes.Status400BadRequest, "The header X-Amz-Firehose-Request-Id is missing or no id.");
        string encoding = context.Request.Headers.ContentEncoding.ToString();
        if (encoding is not ("" or "gzip"))
            return (StatusCodes.Status415UnsupportedMediaType, "The content encoding must be gzip or none.");
        try
        {
            FirehoseRequest request = await ReadAsync(context.Request.Body, encoding == "gzip", context.RequestAborted);
            if (request.RequestId != requestId)
                return (StatusCodes.Status400BadRequest, "The request's id is not the one of its header.");
            await StoreAsync(request, context.RequestAborted);
            return (StatusCodes.Status200OK, null);
        }
        catch (TooLargeException e)
        {
            return (StatusCodes.Status413PayloadTooLarge, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            return (e.StatusCode, e.Message);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return (StatusCodes.Status400BadRequest, $"The body can't be read: {e.Message}");
        }
        catch (FlowLogSourceException e)
        {
            return (StatusCodes.Status400BadRequest, $"A record can't be read: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !context.RequestAborted.IsCancellationRequested)
        {
            LogStoreFailed(e);
            return (StatusCodes.Status503ServiceUnavailable, "The records can't be stored now.");
        }
    }

    private async Task<FirehoseRequest> ReadAsync(Stream body, bool isCompressed, CancellationToken cancellationToken)
    {
        await using Stream json = isCompressed
            ? new LimitedStream(new GZipStream(body, CompressionMode.Decompress), options.Value.MaxInflatedBytes, "The body")
            : body;
        return await JsonSerializer.DeserializeAsync(json, FirehoseJson.Default.FirehoseRequest, cancellationToken)
            ?? throw new JsonException("The body is null.");
    }

    private async Task StoreAsync(FirehoseRequest request, CancellationToken cancellationToken)
    {
        var total = default(FlowLogSummary);
        await folder.StoreAsync(request.RequestId, async output =>
        {
            for (int i = 0; i < request.Records.Count; i++)
            {
                byte[] data = request.Records[i]?.Data ?? throw new JsonException("A record is null.");
                EcsWriterOptions lines = CreateOptions(request, i, options.Value.MaxInflatedBytes - total.BytesRead);
                total += await _reader.ConvertAsync(new MemoryStream(data, writable: false), output, lines, cancellationToken);
            }
        });
        LogStored(request.RequestId, total.Records, total.RejectedLines);
    }

    /// <summary>The records of a request are containers of any kind, which the reader recognises.</summary>
    private EcsWriterOptions CreateOptions(FirehoseRequest request, int record, long maxTextSize) => new()
    {
        SourceName = $"{request.RequestId}, record {record + 1}",
        SourceTime = request.Timestamp is { } sent and >= 0 and <= MaxTimestamp ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null,
        TimeProvider = time,
        MaxTextSize = maxTextSize,
        OnError = FlowLogErrorHandling.Document,
        OnRejected = (in FlowLogRejection line) => LogRejected(line.Message),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "{RequestId}: {Records} records, {Rejected} lines rejected")]
    private partial void LogStored(string requestId, long records, long rejected);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{RequestId}: {Status}, {Error}")]
    private partial void LogFailed(string requestId, int status, string error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Message}")]
    private partial void LogRejected(string message);

    [LoggerMessage(Level = LogLevel.Error, Message = "The records can't be stored")]
    private partial void LogStoreFailed(Exception exception);
}
