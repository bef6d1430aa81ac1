namespace VpcFlow;

/// <summary>Options of a <see cref="FlowLogWebhookChannel"/>. Secrets, of which the URL can be one, appear in no message.</summary>
public sealed class FlowLogWebhookOptions
{
    /// <summary>The name, by which recipients name it: <c>webhook:NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where messages are posted to.</summary>
    public required Uri Url { get; init; }

    /// <summary>
    /// The secret that messages are signed with, as Standard Webhooks describes it: <c>whsec_</c> and the secret in base64, or any text.
    /// <see langword="null"/>, the default, sends them without a signature.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>Further headers of requests, such as <c>Authorization</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The time for a request; 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock; that of the system by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Replaces the network in tests.</summary>
    internal HttpMessageHandler? Handler { get; init; }
}
