using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Tests.Sources.CloudWatch;

/// <summary>
/// A strict stand-in of CloudWatch Logs: it refuses what the service refuses, and notes what it should not have been asked.
/// </summary>
/// <param name="clock">The clock by which events arrive and calls are counted.</param>
internal sealed class FakeLogs(TimeProvider clock) : HttpMessageHandler
{
    public const string Group = "/aws/vpc/flowlogs";

    private static readonly HashSet<string> s_members =
        ["logGroupName", "startTime", "endTime", "nextToken", "logStreamNames", "logStreamNamePrefix", "logGroupNamePrefix"];

    private readonly Lock _lock = new();
    private readonly List<StoredEvent> _events = [];
    private readonly Dictionary<string, (string Parameters, int At)> _tokens = [];
    private readonly Queue<DateTimeOffset> _calls = [];
    private int _count;

    /// <summary>The number of events of a page.</summary>
    public int PageSize { get; set; } = 10;

    /// <summary>Whether every page but the first one begins with the last events of the one before.</summary>
    public bool RepeatsEvents { get; set; }

    /// <summary>Whether events come in any order.</summary>
    public bool IsShuffled { get; set; }

    /// <summary>Answers a call, by its number from 1; <see langword="null"/> to answer as the service does.</summary>
    public Func<int, (HttpStatusCode Status, string Body)?> OnCall { get; set; } = _ => null;

    /// <summary>Called with the time of each call.</summary>
    public Action<DateTimeOffset> OnTime { get; set; } = _ => { };

    /// <summary>The number of calls.</summary>
    public int Calls => _count;

    /// <summary>The parameters of the searches.</summary>
    public ConcurrentQueue<JsonElement> Requests { get; } = [];

    /// <summary>What no client should do.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    public static string Id(int number) => (35_000_000_000_000_000_000m + number).ToString(CultureInfo.InvariantCulture).PadLeft(56, '3');

    public static (HttpStatusCode Status, string Body) Error(string code, int status = 400)
        => ((HttpStatusCode)status, $$"""{"__type":"{{code}}","message":"For the test."}""");

    /// <summary>Adds an event with one record.</summary>
    /// <param name="number">Its number, which its id and its source port tell.</param>
    /// <param name="time">Its timestamp.</param>
    /// <param name="arrives">When it can be found; <see langword="null"/> for at once.</param>
    /// <param name="stream">The log stream.</param>
    /// <param name="group">The log group.</param>
    /// <param name="message">The text; <see langword="null"/> for a record.</param>
    public void Add(
        int number,
        DateTimeOffset time,
        DateTimeOffset? arrives = null,
        string stream = "eni-1235b8ca123456789-all",
        string group = Group,
        string? message = null)
    {
        message ??= $"2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 {number % 65536} 22 6 20 4249 "
            + $"{time.ToUnixTimeSeconds()} {time.ToUnixTimeSeconds() + 60} ACCEPT OK";
        lock (_lock)
            _events.Add(new StoredEvent(Id(number), group, stream, time.ToUnixTimeMilliseconds(), message, arrives ?? time));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken);
        OnTime(clock.GetUtcNow());
        int call = Interlocked.Increment(ref _count);
        (HttpStatusCode status, string answer) = OnCall(call) ?? Answer(request, body);
        return new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/x-amz-json-1.1") };
    }

    private (HttpStatusCode Status, string Body) Answer(HttpRequestMessage request, string body)
    {
        Check(request.Content!.Headers.ContentType?.ToString() == "application/x-amz-json-1.1", "content type");
        Check(request.Method == HttpMethod.Post && request.RequestUri!.PathAndQuery == "/", "not POST /");
        string signature = request.Headers.TryGetValues("Authorization", out IEnumerable<string>? found) ? found.Single() : "";
        Check(signature.Contains("/eu-west-1/logs/aws4_request, SignedHeaders=host;", StringComparison.Ordinal), $"signature: {signature}");
        Check(signature.Contains(";x-amz-target,", StringComparison.Ordinal), "the target is not signed");
        JsonElement json = JsonDocument.Parse(body).RootElement;
        foreach (JsonProperty member in json.EnumerateObject())
            Check(s_members.Contains(member.Name), $"unknown parameter {member.Name}");
        lock (_lock)
        {
            if (!CountCall())
                return Error("ThrottlingException");
            return request.Headers.GetValues("X-Amz-Target").Single() switch
            {
                "Logs_20140328.FilterLogEvents" => Filter(json),
                "Logs_20140328.DescribeLogGroups" => Describe(json),
                var other => Error($"UnknownOperationException-{other}"),
            };
        }
    }

    private void Check(bool holds, string problem)
    {
        if (!holds)
            Violations.Enqueue(problem);
    }

    /// <summary>Whether one more call is allowed: five a second, which a client should keep to by itself.</summary>
    private bool CountCall()
    {
        DateTimeOffset now = clock.GetUtcNow();
        while (_calls.TryPeek(out DateTimeOffset first) && first <= now - TimeSpan.FromSeconds(1))
            _calls.Dequeue();
        _calls.Enqueue(now);
        Check(_calls.Count <= 5, "more than five calls a second");
        return _calls.Count <= 5;
    }

    private (HttpStatusCode Status, string Body) Describe(JsonElement json)
    {
        string prefix = json.GetProperty("logGroupNamePrefix").GetString()!;
        string[] names = [.. _events.Where(e => e.Arrives <= clock.GetUtcNow()).Select(e => e.Group).Distinct()
            .Where(g => g.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        int at = json.TryGetProperty("nextToken", out JsonElement token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
        string next = at + 1 < names.Length ? $",\"nextToken\":\"{at + 1}\"" : "";
        string group = names.Length == 0 ? "" : JsonSerializer.Serialize(new { logGroupName = names[at], creationTime = 1 });
        return (HttpStatusCode.OK, $"{{\"logGroups\":[{group}]{next}}}");
    }

    private (HttpStatusCode Status, string Body) Filter(JsonElement json)
    {
        Requests.Enqueue(json);
        string group = json.GetProperty("logGroupName").GetString()!;
        if (!_events.Exists(e => e.Group == group))
            return Error("ResourceNotFoundException");
        long from = json.GetProperty("startTime").GetInt64();
        long to = json.GetProperty("endTime").GetInt64();
        string prefix = json.TryGetProperty("logStreamNamePrefix", out JsonElement start) ? start.GetString()! : "";
        string[]? streams = json.TryGetProperty("logStreamNames", out JsonElement list)
            ? [.. list.EnumerateArray().Select(s => s.GetString()!)]
            : null;
        Check(from <= to && (streams is null || prefix == ""), "parameters that contradict each other");
        string parameters = $"{group} {from} {to} {prefix}";
        int at = 0;
        if (json.TryGetProperty("nextToken", out JsonElement token))
        {
            if (!_tokens.TryGetValue(token.GetString()!, out (string Parameters, int At) known) || known.Parameters != parameters)
                return Error("InvalidParameterException");
            at = known.At;
        }

        StoredEvent[] found = [.. Order(_events.Where(e => e.Group == group && e.Time >= from && e.Time <= to
            && e.Arrives <= clock.GetUtcNow() && e.Stream.StartsWith(prefix, StringComparison.Ordinal)
            && streams?.Contains(e.Stream) != false))];
        int first = RepeatsEvents ? Math.Max(0, at - 3) : at;
        StoredEvent[] page = [.. found.Skip(first).Take(PageSize)];
        string next = "";
        if (first + PageSize < found.Length)
        {
            next = $",\"nextToken\":\"t{_tokens.Count}\"";
            _tokens.Add($"t{_tokens.Count}", (parameters, first + PageSize));
        }

        var events = page.Select(e => new
        {
            logStreamName = e.Stream,
            timestamp = e.Time,
            message = e.Message,
            ingestionTime = e.Arrives.ToUnixTimeMilliseconds(),
            eventId = e.Id,
        });
        return (HttpStatusCode.OK, $"{{\"events\":{JsonSerializer.Serialize(events)},\"searchedLogStreams\":[]{next}}}");
    }

    private IEnumerable<StoredEvent> Order(IEnumerable<StoredEvent> events)
        => IsShuffled ? events.OrderBy(e => e.Id[^1]).ThenByDescending(e => e.Time) : events.OrderBy(e => e.Time);

    private sealed record StoredEvent(string Id, string Group, string Stream, long Time, string Message, DateTimeOffset Arrives);
}
