using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Files;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>
/// Listens on a port for the requests of Amazon Data Firehose while a pipeline reads it. A request is answered when its records are
/// delivered, also while the run is stopped.
/// </summary>
internal sealed class FirehosePort : IFlowLogSource, IDisposable
{
    private const string Variable = "VPCFLOW_FIREHOSE_ACCESS_KEY";
    private static readonly TimeSpan s_stopTime = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly FirehoseSource _source;
    private readonly FirehoseSourceSettings _settings;
    private readonly MessageWriter _messages;
    private readonly X509Certificate2? _certificate;

    private FirehosePort(
        FirehoseSourceSettings settings,
        FirehoseOptions options,
        X509Certificate2? certificate,
        FlowLogHealth health,
        MessageWriter messages)
    {
        (_settings, _certificate, _messages) = (settings, certificate, messages);
        _source = new FirehoseSource(options);

        // Nothing of a configuration or of logging: all that there is to set is a setting of the command.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        _app = builder.Build();
        _app.MapFirehose(settings.Path, _source);
        _app.MapFlowLogHealth(health);
        _app.MapGet("/health", static context => context.Response.WriteAsync("ok\n"));
    }

    /// <summary>Creates the source.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="path">The path of their section, for messages.</param>
    /// <param name="options">The options of the command.</param>
    /// <param name="messages">Is told where the source listens.</param>
    /// <exception cref="UsageException">There is no access key, or the certificate can't be read.</exception>
    public static FirehosePort Create(FirehoseSourceSettings settings, string path, ShipOptions options, MessageWriter messages)
    {
        if (options.Once)
            throw new UsageException($"firehose:{settings.Port} has no end; leave out --once");
        string[] keys = [.. settings.AccessKeys];
        if (keys.Length == 0 && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } key)
            keys = [key];
        if (settings.Address is not null && !IPAddress.TryParse(settings.Address, out _))
            throw new UsageException($"{path}:Address: '{settings.Address}' is not an IP address");
        if (!settings.Path.StartsWith('/') || settings.Path.AsSpan().IndexOfAny('{', '}') >= 0)
            throw new UsageException($"{path}:Path: '{settings.Path}' is not a path such as /firehose");
        try
        {
            var firehose = new FirehoseOptions
            {
                AccessKeys = keys,
                MaxBodySize = settings.MaxBodySize,
                MaxRequestsInFlight = settings.MaxRequestsInFlight,
            };
            return new FirehosePort(settings, firehose, LoadCertificate(settings, path), options.Health, messages);
        }
        catch (ArgumentException) when (keys.Length == 0 || keys.Any(k => k.Length < 16))
        {
            throw new UsageException($"{path}: set {Variable} to the access key of the delivery stream, of at least 16 characters");
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The port is in use or not allowed.</exception>
    public async IAsyncEnumerable<FlowLogObject> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        await foreach (FlowLogObject request in _source.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return request;
    }

    /// <summary>Ends the server, once the answers are sent that are known.</summary>
    public void Dispose()
    {
        ((IHost)_app).StopAsync(s_stopTime).GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
        _certificate?.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not IOException)
        {
            throw new IOException($"firehose:{_settings.Port}: it can't be listened on: {e.Message}", e);
        }

        string security = _certificate is null ? "; without TLS, which a load balancer in front has to add" : "";
        _messages.Note($"listening on {_app.Urls.First()}{_settings.Path}{security}");
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        IPAddress address = _settings.Address is { } text ? IPAddress.Parse(text) : IPAddress.Any;
        kestrel.Listen(address, _settings.Port, listen =>
        {
            if (_certificate is not null)
                listen.UseHttps(_certificate);
        });
    }

    private static X509Certificate2? LoadCertificate(FirehoseSourceSettings settings, string path)
    {
        if (settings.Certificate is null != settings.CertificateKey is null)
            throw new UsageException($"{path}: TLS needs a certificate and its key; set both Certificate and CertificateKey");
        if (settings.Certificate is not { } file)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(file, settings.CertificateKey);
        }
        catch (Exception e) when (e is CryptographicException || FileErrors.IsFailure(e))
        {
            throw new UsageException($"{path}:Certificate: {file}: {FileErrors.Describe(e, file)}");
        }
    }
}
