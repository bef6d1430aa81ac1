using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Alerting;

/// <summary>The ways of alerts to their recipients, created from the settings.</summary>
internal sealed class AlertDelivery : IAsyncDisposable
{
    private const string PasswordVariable = "VPCFLOW_EMAIL_PASSWORD";
    private readonly List<IFlowLogAlertChannel> _channels = [];

    private AlertDelivery(FlowLogAlertRoutes routes) => Routes = routes;

    /// <summary>Who receives which alerts.</summary>
    public FlowLogAlertRoutes Routes { get; }

    /// <summary>The ways to them.</summary>
    public IReadOnlyList<IFlowLogAlertChannel> Channels => _channels;

    /// <summary>Creates the routes and channels of the settings.</summary>
    /// <param name="settings">The section <c>Alerts</c>.</param>
    /// <exception cref="UsageException">A setting is not what it should be, or a recipient can't be reached by what is set.</exception>
    public static AlertDelivery Create(AlertsSettings settings)
    {
        var delivery = new AlertDelivery(AlertRouting.Create(settings));
        if (settings.Email is { } email)
            delivery._channels.Add(CreateEmail(email, "Alerts:Email"));
        for (int i = 0; i < settings.Webhooks.Count; i++)
        {
            string name = settings.Webhooks[i].Name!;
            if (delivery._channels.Any(c => c.CanReach($"webhook:{name}")))
                throw new UsageException($"Alerts:Webhooks:{i}:Name: '{name}' is also the name of another webhook");
            delivery._channels.Add(CreateWebhook(settings.Webhooks[i], $"Alerts:Webhooks:{i}"));
        }

        delivery._channels.Add(new FlowLogAlertTextChannel(OutputStream.ToStandardOutput(), settings.StandardOutput));
        delivery.Check(settings.To, "Alerts:To");
        for (int i = 0; i < settings.Routes.Count; i++)
            delivery.Check(settings.Routes[i].To, $"Alerts:Routes:{i}:To");
        return delivery;
    }

    /// <summary>Checks that each recipient can be reached by what is set.</summary>
    /// <param name="recipients">The recipients.</param>
    /// <param name="path">The path of their setting, for messages.</param>
    /// <exception cref="UsageException">One can't be.</exception>
    public void Check(IEnumerable<string> recipients, string path)
    {
        foreach (string recipient in recipients.Where(r => !_channels.Any(c => c.CanReach(r))))
        {
            string reason = recipient.Contains('@', StringComparison.Ordinal)
                ? _channels.OfType<FlowLogEmailChannel>().Any() ? "it is not an address of e-mail" : "there is no section Alerts:Email"
                : recipient.StartsWith("webhook:", StringComparison.OrdinalIgnoreCase)
                    ? "Alerts:Webhooks has none of that name"
                    : "expected an address of e-mail, webhook:NAME or stdout";
            throw new UsageException($"{path}: '{recipient}' can't receive alerts: {reason}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IFlowLogAlertChannel channel in _channels)
        {
            if (channel is IAsyncDisposable connected)
                await connected.DisposeAsync().ConfigureAwait(false);
            else
                (channel as IDisposable)?.Dispose();
        }
    }

    private static FlowLogEmailChannel CreateEmail(EmailSettings settings, string path)
    {
        string? password = settings.Password;
        if (password is null
            && settings.Username is not null
            && Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } given)
            password = given;
        if (settings.Username is null != password is null)
            throw new UsageException($"{path}: authentication needs Username, and Password or the variable {PasswordVariable}");
        try
        {
            return new FlowLogEmailChannel(new FlowLogEmailOptions
            {
                Host = settings.Host!,
                Port = settings.Port,
                Security = settings.Security,
                UserName = settings.Username,
                Password = password,
                From = settings.From!,
                ReplyTo = settings.ReplyTo,
                CertificateAuthorities = settings.CertificateAuthorities is { } file
                    ? ClusterConnection.LoadAuthorities(file, $"{path}:CertificateAuthorities")
                    : null,
                Timeout = settings.Timeout,
            });
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{path}: {e.Message.Split(" (Parameter", 2)[0]}");
        }
    }

    private static FlowLogWebhookChannel CreateWebhook(WebhookSettings settings, string path)
    {
        // Neither a URL nor a header is shown: both can be secrets.
        if (!Uri.TryCreate(settings.Url, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
            throw new UsageException($"{path}:Url: expected a URL such as https://host/path");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < settings.Headers.Count; i++)
        {
            if (settings.Headers[i].Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } value])
                throw new UsageException($"{path}:Headers:{i}: expected a name and a value, such as \"Authorization: Bearer …\"");
            headers[name] = value;
        }

        try
        {
            return new FlowLogWebhookChannel(new FlowLogWebhookOptions
            {
                Name = settings.Name!,
                Url = url,
                Secret = settings.Secret,
                Headers = headers,
                Timeout = settings.Timeout,
            });
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"{path}: {e.Message.Split(" (Parameter", 2)[0]}");
        }
    }
}
