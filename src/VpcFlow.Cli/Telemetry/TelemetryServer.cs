using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Telemetry;

/// <summary>Answers Prometheus and health checks.</summary>
internal sealed class TelemetryServer : IAsyncDisposable
{
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;

    private TelemetryServer(WebApplication app) => _app = app;

    /// <summary>The URL, with the port that was chosen.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Begins to listen.</summary>
    /// <param name="address">Where.</param>
    /// <param name="name">The option or setting, for messages.</param>
    /// <param name="metrics">The metrics, with an exporter for Prometheus.</param>
    /// <param name="health">How the pipelines are.</param>
    /// <exception cref="UsageException">The address can't be listened on.</exception>
    public static async Task<TelemetryServer> StartAsync(IPEndPoint address, string name, MeterProvider metrics, FlowLogHealth health)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(address);
        });
        WebApplication app = builder.Build();
        app.MapPrometheusScrapingEndpoint("/metrics", metrics, configureBranchedPipeline: null, optionsName: null);
        app.MapFlowLogHealth(health);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
            return new TelemetryServer(app);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new UsageException($"{name}: {address} can't be listened on: {e.GetBaseException().Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ((IHost)_app).StopAsync(s_stopTime).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}
