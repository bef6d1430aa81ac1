using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace VpcFlow.Lambda.Runtime;

/// <summary>
/// The runtime API of Lambda, version 2018-06-01, by which a custom runtime takes events and answers them: see "Using the Lambda runtime
/// API for custom runtimes" in the developer guide of AWS Lambda.
/// </summary>
internal sealed class RuntimeClient : IDisposable
{
    private const string TraceVariable = "_X_AMZN_TRACE_ID";
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private readonly HttpClient _client;

    /// <summary>Creates a client.</summary>
    /// <param name="address">The host and port.</param>
    public RuntimeClient(string address)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        _client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"http://{address}/2018-06-01/runtime/"),

            // Waiting for the next event takes as long as there is none, and the process is frozen meanwhile.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Waits for the next event.</summary>
    /// <exception cref="HttpRequestException">The API does not answer, or not as it is documented.</exception>
    public async Task<Invocation> NextAsync()
    {
        using HttpResponseMessage response = await _client.GetAsync(Relative("invocation/next")).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        string id = Header(response, "Lambda-Runtime-Aws-Request-Id") ?? throw Missing("Lambda-Runtime-Aws-Request-Id");
        string deadline = Header(response, "Lambda-Runtime-Deadline-Ms") ?? throw Missing("Lambda-Runtime-Deadline-Ms");
        if (!long.TryParse(deadline, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
            throw Missing("Lambda-Runtime-Deadline-Ms");

        // The AWS SDK sends it along, so that Lambda notices a function that calls itself.
        Environment.SetEnvironmentVariable(TraceVariable, Header(response, "Lambda-Runtime-Trace-Id"));
        byte[] text = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        return new Invocation(id, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), text);
    }

    /// <summary>Answers an invocation.</summary>
    /// <exception cref="FunctionException">The answer is too large for Lambda.</exception>
    /// <exception cref="HttpRequestException">The API does not take it.</exception>
    public async Task RespondAsync(string requestId, ReadOnlyMemory<byte> answer)
    {
        using HttpResponseMessage response = await PostAsync($"invocation/{requestId}/response", answer).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge)
            throw new FunctionException("Function.ResponseTooLarge", $"The answer has {answer.Length} bytes, more than Lambda takes.");
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Says that an invocation failed.</summary>
    /// <exception cref="HttpRequestException">The API does not take it.</exception>
    public Task FailAsync(string requestId, string type, string message) => SendErrorAsync($"invocation/{requestId}/error", type, message);

    /// <summary>Says that the function can't start.</summary>
    /// <exception cref="HttpRequestException">The API does not take it.</exception>
    public Task FailInitAsync(string type, string message) => SendErrorAsync("init/error", type, message);

    private async Task SendErrorAsync(string path, string type, string message)
    {
        using HttpResponseMessage response = await PostAsync(path, ErrorText(type, message), type).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, ReadOnlyMemory<byte> text, string? errorType = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Relative(path)) { Content = new ReadOnlyMemoryContent(text) };
        request.Content.Headers.ContentType = s_json;
        if (errorType is not null)
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);
        return await _client.SendAsync(request).ConfigureAwait(false);
    }

    private static byte[] ErrorText(string type, string message)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteString("errorMessage"u8, message);
            json.WriteString("errorType"u8, type);
            json.WriteStartArray("stackTrace"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static string? Header(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static HttpRequestException Missing(string name) => new($"the answer has no valid header {name}");
}
