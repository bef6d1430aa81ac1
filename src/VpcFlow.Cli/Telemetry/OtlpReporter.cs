using System.Net;

namespace VpcFlow.Cli.Telemetry;

/// <summary>
/// Sends requests to a collector, and says when it does not take them: once for each reason, since metrics come again and again. The
/// exporters themselves say nothing.
/// </summary>
/// <param name="onProblem">Receives it.</param>
internal sealed class OtlpReporter(Action<string> onProblem) : DelegatingHandler(new SocketsHttpHandler())
{
    private string? _said;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Check(request, base.Send(request, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Say(request, e.Message);
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Check(request, await base.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Say(request, e.Message);
            throw;
        }
    }

    private HttpResponseMessage Check(HttpRequestMessage request, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            Say(request, $"it answers {(int)response.StatusCode}");
        else
            Volatile.Write(ref _said, null);
        return response;
    }

    private void Say(HttpRequestMessage request, string reason)
    {
        string problem = $"{request.RequestUri}: metrics or traces can't be exported: {reason}";
        if (Interlocked.Exchange(ref _said, problem) != problem)
            onProblem(problem);
    }
}
