using System.Net;
using System.Text.Json;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>Reads the answers of bulk requests.</summary>
internal static class AnswerReader
{
    private const int MaxReason = 2000;

    /// <summary>Reads the results of all items.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="count">The number of documents that were sent.</param>
    /// <returns>The results; <see langword="null"/> if this is not the answer to that many documents.</returns>
    public static ItemResult[]? ReadItems(ReadOnlySpan<byte> body, int count)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            ItemResult[]? results = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isItems = reader.ValueTextEquals("items"u8);
                reader.Read();
                if (isItems && reader.TokenType == JsonTokenType.StartArray)
                    results = ReadArray(ref reader, count);
                else
                    reader.Skip();
            }

            // Whatever follows the object, or is missing of it, makes the reader throw.
            return reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? results : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads the error of a request that was refused as a whole; <see langword="null"/> if the answer does not have one.</summary>
    public static ItemError? ReadError(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isError = reader.ValueTextEquals("error"u8) || reader.ValueTextEquals("message"u8);
                reader.Read();
                if (isError)
                    return ReadErrorValue(ref reader);
                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A page of a proxy, for example: the status has to do.
        }

        return null;
    }

    private static ItemResult[]? ReadArray(ref Utf8JsonReader reader, int count)
    {
        var results = new ItemResult[count];
        int at = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            // {"create":{…}}
            reader.Read();
            reader.Read();
            ItemResult result = ReadItem(ref reader);
            reader.Read();
            if (at == count || reader.TokenType != JsonTokenType.EndObject || result.Status == 0)
                return null;
            results[at++] = result;
        }

        return at == count ? results : null;
    }

    private static ItemResult ReadItem(ref Utf8JsonReader reader)
    {
        int status = 0;
        ItemError? error = null;
        bool isInFailureStore = false;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isStatus = reader.ValueTextEquals("status"u8);
            bool isError = reader.ValueTextEquals("error"u8);
            bool isFailureStore = reader.ValueTextEquals("failure_store"u8);
            reader.Read();
            if (isStatus)
                status = reader.GetInt32();
            else if (isError)
                error = ReadErrorValue(ref reader);
            else if (isFailureStore)
                isInFailureStore = reader.ValueTextEquals("used"u8);
            else
                reader.Skip();
        }

        return new ItemResult((HttpStatusCode)status, error, isInFailureStore);
    }

    /// <summary>Reads <c>{"type":…,"reason":…,"caused_by":{…}}</c>, or a text.</summary>
    private static ItemError ReadErrorValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new ItemError("", Shorten(reader.GetString()!));
        string type = "", reason = "";
        ItemError? cause = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8);
            bool isReason = reader.ValueTextEquals("reason"u8);
            bool isCause = reader.ValueTextEquals("caused_by"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
                type = reader.GetString()!;
            else if (isReason && reader.TokenType == JsonTokenType.String)
                reason = reader.GetString()!;
            else if (isCause && reader.TokenType == JsonTokenType.StartObject)
                cause = ReadErrorValue(ref reader);
            else
                reader.Skip();
        }

        return new ItemError(type, Shorten(cause is null ? reason : $"{reason} ({cause})"));
    }

    private static string Shorten(string text) => text.Length <= MaxReason ? text : text[..MaxReason] + "…";
}
