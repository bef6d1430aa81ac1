using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace VpcFlow.AspNetCore.Firehose;

/// <summary>The body of a request, in memory.</summary>
internal static class RequestBody
{
    /// <summary>Reads a body up to a limit, which also holds for its decompressed content.</summary>
    /// <exception cref="RefusedException">The body is too large or can't be decompressed.</exception>
    public static async Task<MemoryStream> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        bool isCompressed = request.Headers.ContentEncoding.ToString() switch
        {
            "" => false,
            "gzip" => true,
            _ => throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, "The content encoding must be gzip or none."),
        };
        if (request.ContentLength > limit)
            throw TooLarge(limit);
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, limit));
        Stream content = isCompressed ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        await using (content.ConfigureAwait(false))
        {
            var buffer = new byte[81_920];
            try
            {
                int read;
                while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    if (body.Length + read > limit)
                        throw TooLarge(limit);
                    body.Write(buffer, 0, read);
                }
            }
            catch (InvalidDataException e)
            {
                throw new RefusedException(StatusCodes.Status400BadRequest, $"The body is not gzip: {e.Message}");
            }
        }

        body.Position = 0;
        return body;
    }

    /// <summary>Checks that a body is what Firehose sends, and returns the id of the request.</summary>
    /// <exception cref="RefusedException">It is not.</exception>
    public static string ReadId(ReadOnlySpan<byte> body)
    {
        string? id = null;
        bool hasRecords = false;
        var json = new Utf8JsonReader(body);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                throw Malformed("expected a JSON object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isId = json.ValueTextEquals("requestId"u8);
                bool isRecords = json.ValueTextEquals("records"u8);
                json.Read();
                if (isId && json.TokenType == JsonTokenType.String)
                    id = json.GetString();
                hasRecords |= isRecords && json.TokenType == JsonTokenType.StartArray;
                json.Skip();
            }

            while (json.Read())
            {
                // Nothing may follow, which the reader checks.
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Malformed(e.Message);
        }

        if (string.IsNullOrEmpty(id))
            throw Malformed("it has no \"requestId\"");
        return hasRecords ? id : throw Malformed("it has no \"records\"");
    }

    private static RefusedException Malformed(string message)
        => new(StatusCodes.Status400BadRequest, $"The body is not a request of Amazon Data Firehose: {message}");

    private static RefusedException TooLarge(int limit)
        => new(StatusCodes.Status413PayloadTooLarge, $"The body has more than {limit} bytes.");
}
