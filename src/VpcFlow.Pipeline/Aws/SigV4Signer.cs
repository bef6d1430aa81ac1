using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VpcFlow.Pipeline.Aws;

/// <summary>Signs requests by AWS Signature Version 4, for services other than S3.</summary>
internal static class SigV4Signer
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>
    /// Adds the headers of a signature. Of the headers that the request already has in <see cref="HttpRequestMessage.Headers"/>, it covers
    /// those of AWS, which services require; the others are left out, since a proxy may change them.
    /// </summary>
    /// <param name="request">The request, with an absolute URL whose path and query are encoded.</param>
    /// <param name="body">Its body as it is sent.</param>
    /// <param name="signing">The service and region.</param>
    /// <param name="credentials">The credentials.</param>
    /// <param name="time">The time of the signature.</param>
    public static void Sign(
        HttpRequestMessage request,
        ReadOnlySpan<byte> body,
        AwsSigning signing,
        AwsSigningCredentials credentials,
        DateTimeOffset time)
    {
        Uri url = request.RequestUri!;
        string stamp = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var headers = new List<(string Name, string Value)>
        {
            ("host", url.IsDefaultPort ? url.Host : $"{url.Host}:{url.Port}"),
            ("x-amz-content-sha256", hash),
            ("x-amz-date", stamp),
        };
        if (credentials.SessionToken is { } token)
            headers.Add(("x-amz-security-token", token));
        headers.AddRange(request.Headers
            .Where(h => h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            .Select(h => (h.Key.ToLowerInvariant(), string.Join(',', h.Value))));
        headers.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        string names = string.Join(';', headers.Select(h => h.Name));
        string canonical = string.Join(
            '\n',
            request.Method.Method,
            CanonicalPath(url),
            CanonicalQuery(url),
            string.Concat(headers.Select(h => $"{h.Name}:{h.Value}\n")),
            names,
            hash);
        string scope = $"{stamp[..8]}/{signing.Region}/{signing.Service}/aws4_request";
        string text = $"{Algorithm}\n{stamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        string signature = Convert.ToHexStringLower(Hmac(Key(signing, credentials, stamp[..8]), text));
        foreach ((string name, string value) in headers.Where(h => h.Name != "host" && !request.Headers.Contains(h.Name)))
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static byte[] Key(AwsSigning signing, AwsSigningCredentials credentials, string day)
    {
        byte[] key = Hmac(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretAccessKey), day);
        key = Hmac(key, signing.Region);
        key = Hmac(key, signing.Service);
        return Hmac(key, "aws4_request");
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    /// <summary>Services other than S3 encode the path of the URL, which is encoded, a second time.</summary>
    private static string CanonicalPath(Uri url)
        => string.Join('/', url.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(Uri url)
    {
        if (url.Query.Length <= 1)
            return "";
        var parameters = new List<(string Name, string Value)>();
        foreach (string parameter in url.Query[1..].Split('&'))
        {
            int at = parameter.IndexOf('=', StringComparison.Ordinal);
            string name = at < 0 ? parameter : parameter[..at];
            parameters.Add((Encode(name), at < 0 ? "" : Encode(parameter[(at + 1)..])));
        }

        IEnumerable<string> ordered = parameters
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={p.Value}");
        return string.Join('&', ordered);

        static string Encode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
    }
}
