using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace VpcFlow;

/// <summary>Adds the endpoint of Amazon Data Firehose to an application.</summary>
public static class FirehoseEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Adds the endpoint that a delivery stream of Amazon Data Firehose with an HTTP destination sends its requests to. It belongs behind
    /// TLS, of the application or of a load balancer.
    /// </summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="pattern">The path, such as <c>/firehose</c>.</param>
    /// <param name="source">The source of the pipeline that delivers the records.</param>
    /// <returns>A builder for conventions of the endpoint.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IEndpointConventionBuilder MapFirehose(this IEndpointRouteBuilder endpoints, string pattern, FirehoseSource source)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(source);
        return endpoints.MapPost(pattern, source.Endpoint.HandleAsync);
    }
}
