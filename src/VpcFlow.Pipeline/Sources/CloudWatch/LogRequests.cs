using System.Text.Json;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>The requests of a source, and their answers.</summary>
/// <param name="client">Sends them.</param>
/// <param name="options">The options of the source.</param>
internal sealed class LogRequests(LogsClient client, CloudWatchSourceOptions options)
{
    /// <summary>Returns the names of the log groups whose names begin with the prefix of the options.</summary>
    /// <exception cref="IOException">A request failed.</exception>
    public async Task<IReadOnlyList<string>> FindGroupsAsync(CancellationToken cancellationToken)
    {
        const string Operation = "DescribeLogGroups";
        string resource = $"log groups {options.LogGroupNamePrefix}*";
        var names = new List<string>();
        string? token = null;
        do
        {
            byte[] body = Write(w => w.WriteString("logGroupNamePrefix", options.LogGroupNamePrefix), token);
            byte[] answer = await client.SendAsync(Operation, resource, body, cancellationToken).ConfigureAwait(false);
            token = Read(Operation, resource, answer, token, json =>
            {
                foreach (JsonElement group in json.GetProperty("logGroups"u8).EnumerateArray())
                    names.Add(group.GetProperty("logGroupName"u8).GetString()!);
            });
        }
        while (token is not null);
        return names;
    }

    /// <summary>Finds the log groups, and asks for the events of a moment of the first one.</summary>
    /// <exception cref="IOException">A request failed.</exception>
    /// <exception cref="UnauthorizedAccessException">A request is not allowed.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> groups = options.LogGroupName is { Length: > 0 } name
            ? [name]
            : await FindGroupsAsync(cancellationToken).ConfigureAwait(false);

        // Log groups that a prefix stands for may come later.
        if (groups is [var first, ..])
            await FilterAsync(first, new ScanWindow(0, 1, 0), token: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns a page of the events of a log group.</summary>
    /// <param name="group">The log group.</param>
    /// <param name="window">The times of the events.</param>
    /// <param name="token">The token of the page; <see langword="null"/> for the first one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="IOException">The request failed.</exception>
    public async Task<LogPage> FilterAsync(string group, ScanWindow window, string? token, CancellationToken cancellationToken)
    {
        const string Operation = "FilterLogEvents";
        string resource = $"log group {group}";
        byte[] body = Write(w => WriteFilter(w, group, window), token);
        byte[] answer = await client.SendAsync(Operation, resource, body, cancellationToken).ConfigureAwait(false);
        var events = new List<LogEvent>();
        string? next = Read(Operation, resource, answer, token, json =>
        {
            if (json.TryGetProperty("events"u8, out JsonElement found))
                events.AddRange(found.EnumerateArray().Select(ReadEvent));
        });
        return new LogPage(events, next);
    }

    private void WriteFilter(Utf8JsonWriter writer, string group, ScanWindow window)
    {
        writer.WriteString("logGroupName", group);
        writer.WriteNumber("startTime", window.From);
        writer.WriteNumber("endTime", window.To - 1);
        if (!string.IsNullOrEmpty(options.LogStreamPrefix))
            writer.WriteString("logStreamNamePrefix", options.LogStreamPrefix);
        if (options.LogStreams.Count == 0)
            return;
        writer.WriteStartArray("logStreamNames");
        foreach (string stream in options.LogStreams)
            writer.WriteStringValue(stream);
        writer.WriteEndArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> parameters, string? token)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            parameters(writer);
            if (token is not null)
                writer.WriteString("nextToken", token);
            writer.WriteEndObject();
        }

        return text.ToArray();
    }

    private static string? Read(string operation, string resource, byte[] answer, string? token, Action<JsonElement> read)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer);
            read(json.RootElement);
            string? next = json.RootElement.TryGetProperty("nextToken"u8, out JsonElement value) ? value.GetString() : null;
            return next is null || next != token
                ? next
                : throw new IOException($"logs:{operation} on {resource} returned the token of the same page again.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new IOException($"logs:{operation} on {resource}: the answer can't be read: {e.Message}", e);
        }
    }

    private static LogEvent ReadEvent(JsonElement found) => new(
        found.GetProperty("eventId"u8).GetString()!,
        found.GetProperty("logStreamName"u8).GetString()!,
        found.GetProperty("timestamp"u8).GetInt64(),
        found.GetProperty("message"u8).GetString()!);
}
