using System.Net;
using System.Net.Http.Headers;
using VpcFlow.Pipeline.Aws;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources.CloudWatch;

/// <summary>
/// Sends requests to CloudWatch Logs: JSON 1.1 over HTTP, signed. A request that may succeed later is repeated, a few times.
/// </summary>
internal sealed class LogsClient : IDisposable
{
    private const int MaxAttempts = 8;
    private const string Service = "logs";
    private static readonly MediaTypeHeaderValue s_contentType = new("application/x-amz-json-1.1");

    private readonly AwsClients _clients;
    private readonly CloudWatchSourceOptions _options;
    private readonly Problems _problems;
    private readonly HttpClient _http;
    private readonly AwsSigning _signing;
    private readonly Uri _endpoint;
    private readonly CallGate _gate;

    /// <exception cref="IOException">There is no region.</exception>
    public LogsClient(AwsClients clients, CloudWatchSourceOptions options, Problems problems, HttpMessageHandler? handler)
    {
        (_clients, _options, _problems) = (clients, options, problems);
        Region = clients.FindRegion()
            ?? throw new IOException("The region of the log groups is unknown; set it, for instance by AWS_REGION.");
        _endpoint = clients.EndpointOf(Service, Region);
        _gate = CallGate.Of(_endpoint, options.TimeProvider);
        _signing = new AwsSigning(Service, Region, clients.GetCredentialsAsync);
        _http = handler is null
            ? new HttpClient(new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            : new HttpClient(handler, disposeHandler: false);
        _http.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>The region of the log groups.</summary>
    public string Region { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends a request.</summary>
    /// <param name="operation">The operation, such as <c>FilterLogEvents</c>.</param>
    /// <param name="resource">The log group, for messages.</param>
    /// <param name="body">The parameters, as JSON.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The body of the answer.</returns>
    /// <exception cref="FileNotFoundException">The log group doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The request is not allowed.</exception>
    /// <exception cref="IOException">The request failed, also when it was repeated.</exception>
    public async Task<byte[]> SendAsync(string operation, string resource, byte[] body, CancellationToken cancellationToken)
    {
        string action = $"{Service}:{operation}";
        for (int attempt = 1; ; attempt++)
        {
            (Exception? problem, byte[] answer, bool isFinal) = await TrySendAsync(operation, resource, body, cancellationToken)
                .ConfigureAwait(false);
            if (problem is null)
                return answer;
            if (isFinal || attempt == MaxAttempts)
                throw problem;
            _problems.Report($"{problem.Message}; it is tried again");
            TimeSpan pause = Backoff.Of(attempt, TimeSpan.FromSeconds(1));
            await Task.Delay(pause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(Exception? Problem, byte[] Answer, bool IsFinal)> TrySendAsync(
        string operation, string resource, byte[] body, CancellationToken cancellationToken)
    {
        string action = $"{Service}:{operation}";
        try
        {
            (int status, byte[] answer) = await SendOnceAsync(operation, body, cancellationToken).ConfigureAwait(false);
            LogsError? error = status == 200 ? null : LogsError.Read(status, answer);
            return (error?.ToException(action, resource), answer, error?.IsTransient == false);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
        {
            return (AwsErrors.Translate(e, action, resource), [], AwsErrors.IsDenied(e));
        }
    }

    private async Task<(int Status, byte[] Body)> SendOnceAsync(string operation, byte[] body, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Aws.ApiTimeout);
        AwsSigningCredentials credentials = await _signing.Credentials(limit.Token).ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = s_contentType;
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"Logs_20140328.{operation}");
        SigV4Signer.Sign(request, body, _signing, credentials, TimeProvider.System.GetUtcNow());
        using HttpResponseMessage response = await _http.SendAsync(request, limit.Token).ConfigureAwait(false);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false));
    }
}
