using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VpcFlow;

/// <summary>Adds endpoints that say how pipelines are.</summary>
public static class FlowLogHealthEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Adds <c>{pattern}/live</c> and <c>{pattern}/ready</c>, for <c>GET</c> and <c>HEAD</c>: each answers 200, or 503 with the reason in a
    /// line of text.
    /// </summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="health">What the pipelines report to, by <see cref="FlowLogPipelineOptions.Health"/>.</param>
    /// <param name="pattern">The path that both begin with.</param>
    /// <returns>A builder for conventions of both endpoints.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IEndpointConventionBuilder MapFlowLogHealth(
        this IEndpointRouteBuilder endpoints, FlowLogHealth health, string pattern = "/health")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(health);
        ArgumentNullException.ThrowIfNull(pattern);
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        string[] methods = [HttpMethods.Get, HttpMethods.Head];
        group.MapMethods("/live", methods, context => AnswerAsync(context, health.FindStall(), "live"));
        group.MapMethods("/ready", methods, context => AnswerAsync(context, health.NotReady, "ready"));
        return group;
    }

    private static Task AnswerAsync(HttpContext context, string? problem, string word)
    {
        context.Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($"{problem ?? word}\n", context.RequestAborted);
    }
}
