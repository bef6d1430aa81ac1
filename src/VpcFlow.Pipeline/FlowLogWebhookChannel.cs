using System.Net;
using System.Net.Http.Headers;
using VpcFlow.Pipeline.Alerts.Messages;
using VpcFlow.Pipeline.Alerts.Messages.Webhooks;

namespace VpcFlow;

/// <summary>
/// Posts messages about alerts as JSON to a URL, with an id that is the same in each attempt and a signature, as Standard Webhooks
/// describes them. The recipient is <c>webhook:NAME</c>.
/// </summary>
public sealed class FlowLogWebhookChannel : IFlowLogAlertChannel, IDisposable
{
    /// <summary>How long a request may go on when the process is to end, so that it is known whether it arrived.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    private readonly FlowLogWebhookOptions _options;
    private readonly WebhookSignature _signature;
    private readonly HttpClient _client;

    /// <summary>Creates a channel.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The URL is not one of HTTP or HTTPS, or the secret or a header is invalid.</exception>
    public FlowLogWebhookChannel(FlowLogWebhookOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Url.IsAbsoluteUri || options.Url.Scheme is not ("http" or "https"))
            throw new ArgumentException("The URL of a webhook is one such as https://host/path.", nameof(options));
        _options = options;
        _signature = new WebhookSignature(options.Secret);
        HttpMessageHandler handler = options.Handler ?? new SocketsHttpHandler { AllowAutoRedirect = false };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        foreach ((string name, string value) in options.Headers)
        {
            if (value.Any(c => c is < ' ' or > '~') || !_client.DefaultRequestHeaders.TryAddWithoutValidation(name, value))
                throw new ArgumentException($"'{name}' is not a header that a request can have.", nameof(options));
        }
    }

    /// <inheritdoc/>
    public string Name => $"The webhook {_options.Name}";

    /// <inheritdoc/>
    public bool CanReach(string recipient) => $"webhook:{_options.Name}".Equals(recipient, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public async Task<FlowLogAlertOutcome> SendAsync(FlowLogAlertMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[] body = WebhookBody.Create(message);
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        _signature.Apply(request, message.Id, body, _options.TimeProvider.GetUtcNow());
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(_options.Timeout, _options.TimeProvider);
        using CancellationTokenRegistration ending = cancellationToken.Register(() => limit.CancelAfter(s_grace));
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)
                .ConfigureAwait(false);
            return Describe(response);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unavailable($"{_options.Url.Host} does not answer within {_options.Timeout.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            return Unavailable($"{_options.Url.Host} can't be reached: {MessageText.Line(e.Message, 300)}");
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    private FlowLogAlertOutcome Describe(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return FlowLogAlertOutcome.Sent;
        string phrase = MessageText.Line(response.ReasonPhrase ?? "", 100);
        string answer = $"{_options.Url.Host} answers {(int)response.StatusCode} {phrase}".TrimEnd();

        // These are about the message; all others are about the URL, the credentials or the state of the server.
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity)
            return new FlowLogAlertOutcome(FlowLogAlertOutcomeKind.Refused, answer);
        return Unavailable(answer, AfterOf(response));
    }

    private TimeSpan? AfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _options.TimeProvider.GetUtcNow(),
        _ => null,
    };

    private static FlowLogAlertOutcome Unavailable(string reason, TimeSpan? after = null)
        => new(FlowLogAlertOutcomeKind.Unavailable, reason, after);
}
