using System.Net.Http.Headers;
using System.Text;
using VpcFlow.Pipeline.Aws;

namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>Says in each request who the client is.</summary>
internal sealed class ClientIdentity
{
    private readonly AuthenticationHeaderValue? _header;
    private readonly AwsSigning? _signing;
    private readonly TimeProvider _time;

    /// <summary>Creates an identity.</summary>
    /// <exception cref="ArgumentException">There is more than one kind of credentials.</exception>
    public ClientIdentity(ElasticsearchConnection connection, TimeProvider time)
    {
        _time = time;
        _signing = connection.Aws;
        string? inUrl = connection.Nodes.Select(n => n.UserInfo).FirstOrDefault(u => u.Length > 0);
        AuthenticationHeaderValue?[] headers =
        [
            connection.ApiKey is { } key ? new("ApiKey", key.Contains(':') ? Base64(key) : key) : null,
            connection.UserName is { } name ? new("Basic", Base64($"{name}:{connection.Password}")) : null,
            connection.BearerToken is { } token ? new("Bearer", token) : null,
            inUrl is not null && connection.UserName is null ? new("Basic", Base64(Uri.UnescapeDataString(inUrl))) : null,
        ];
        AuthenticationHeaderValue[] given = [.. headers.OfType<AuthenticationHeaderValue>()];
        if (given.Length + (_signing is null ? 0 : 1) > 1)
        {
            throw new ArgumentException(
                "The connection has several kinds of credentials: expected an API key, a user name and password, a token, or AWS signing.",
                nameof(connection));
        }

        _header = given.FirstOrDefault();
    }

    /// <summary>Whether requests are signed for Amazon OpenSearch Service.</summary>
    public bool IsSigned => _signing is not null;

    public async ValueTask ApplyAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = _header;
        if (_signing is null)
            return;
        AwsSigningCredentials credentials = await _signing.Credentials(cancellationToken).ConfigureAwait(false);
        SigV4Signer.Sign(request, body.Span, _signing, credentials, _time.GetUtcNow());
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
