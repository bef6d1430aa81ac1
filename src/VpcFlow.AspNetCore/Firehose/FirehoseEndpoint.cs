using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace VpcFlow.AspNetCore.Firehose;

/// <summary>
/// Answers the requests of Amazon Data Firehose. 200 means delivered; after 413, Firehose gives a request up; after anything else it sends
/// the request again for as long as the stream is configured to, and then writes it to the backup bucket.
/// </summary>
#pragma warning disable CA1001 // A semaphore has nothing to dispose unless its handle is used.
internal sealed class FirehoseEndpoint(FirehoseOptions options, ChannelWriter<FlowLogObject> pipeline)
#pragma warning restore CA1001
{
    /// <summary>The maximum length of an error in an answer.</summary>
    private const int MaxError = 8192;

    private const int MaxIdLength = 256;

    private readonly AccessKeys _keys = new(options.AccessKeys);
    private readonly SemaphoreSlim _room = new(options.MaxRequestsInFlight);

    /// <summary>Handles a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        // The size is checked where the body is read. By its own limit the server would close the connection of a larger one, and the
        // answer might get lost with it; without one it reads, for some seconds, what is left, and keeps none of it.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = null;
        string id = context.Request.Headers["X-Amz-Firehose-Request-Id"].ToString();
        (int status, string? error) = await TryHandleAsync(context, id).ConfigureAwait(false);
        await AnswerAsync(context, status, id, error).ConfigureAwait(false);
    }

    private async Task<(int Status, string? Error)> TryHandleAsync(HttpContext context, string id)
    {
        // Checked before any of the body is read.
        if (!_keys.Has(context.Request.Headers["X-Amz-Firehose-Access-Key"]))
            return (StatusCodes.Status401Unauthorized, "The access key is missing or wrong.");
        if (id.Length is 0 or > MaxIdLength)
            return (StatusCodes.Status400BadRequest, "The header X-Amz-Firehose-Request-Id is missing or no id.");
        try
        {
            string? dataNamespace = CommonAttributes.ReadNamespace(context.Request.Headers["X-Amz-Firehose-Common-Attributes"].ToString());
            return await DeliverAsync(context, id, dataNamespace).ConfigureAwait(false);
        }
        catch (RefusedException e)
        {
            return (e.Status, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            return (e.StatusCode, e.Message);
        }
        catch (ChannelClosedException)
        {
            return (StatusCodes.Status503ServiceUnavailable, "The service is stopping.");
        }
    }

    private async Task<(int Status, string? Error)> DeliverAsync(HttpContext context, string id, string? dataNamespace)
    {
        await _room.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            MemoryStream body = await RequestBody.ReadAsync(context.Request, options.MaxBodySize, context.RequestAborted)
                .ConfigureAwait(false);
            if (RequestBody.ReadId(body.GetBuffer().AsSpan(0, (int)body.Length)) != id)
                return (StatusCodes.Status400BadRequest, "The request's id is not the one of its header.");
            var request = new FirehoseObject(id, body, dataNamespace, options.MaxTextSize);
            await pipeline.WriteAsync(request, context.RequestAborted).ConfigureAwait(false);

            // Even if nobody waits for the answer any more, the body is in memory until the pipeline is done with it.
            return await request.Answer.ConfigureAwait(false);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Firehose requires exactly this content type, a length, and the id of the request.</summary>
    private static async Task AnswerAsync(HttpContext context, int status, string id, string? error)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("requestId"u8, id.Length > MaxIdLength ? "" : id);
            writer.WriteNumber("timestamp"u8, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            if (error is not null)
                writer.WriteString("errorMessage"u8, error.Length > MaxError ? error[..MaxError] : error);
            writer.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length), context.RequestAborted)
            .ConfigureAwait(false);
    }
}
