using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VpcFlow.Pipeline.Alerts.Messages.Webhooks;

/// <summary>The headers of Standard Webhooks: an id, the same in each attempt, the time, and the signature of both with the body.</summary>
internal sealed class WebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private readonly byte[]? _secret;

    /// <summary>Creates a signature.</summary>
    /// <exception cref="ArgumentException">The secret has the prefix of one in base64, but is not.</exception>
    public WebhookSignature(string? secret)
    {
        if (secret is null)
            return;
        try
        {
            _secret = secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
                ? Convert.FromBase64String(secret[SecretPrefix.Length..])
                : Encoding.UTF8.GetBytes(secret);
        }
        catch (FormatException)
        {
            throw new ArgumentException($"A secret that begins with {SecretPrefix} must continue in base64.", nameof(secret));
        }
    }

    public void Apply(HttpRequestMessage request, string messageId, byte[] body, DateTimeOffset now)
    {
        // The id of a message can contain anything; this one has the form that receivers know.
        string id = "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 16));
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        if (_secret is not null)
            request.Headers.Add("webhook-signature", Sign(id, time, body));
    }

    /// <summary>Returns the signature of a request.</summary>
    public string Sign(string id, string time, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{id}.{time}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(_secret!, signed));
    }
}
