using System.Text;

namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>Reads the ids of deployments in Elastic Cloud: <c>name:base64(host[:port]$elasticsearch[:port]$kibana)</c>.</summary>
internal static class CloudId
{
    /// <summary>Returns the URL of the deployment's Elasticsearch.</summary>
    /// <exception cref="ArgumentException">The text is not a Cloud id.</exception>
    public static Uri Parse(string id)
    {
        string encoded = id[(id.LastIndexOf(':') + 1)..];
        byte[] bytes = new byte[encoded.Length];
        if (Convert.TryFromBase64String(encoded, bytes, out int length))
        {
            string[] parts = Encoding.UTF8.GetString(bytes, 0, length).Split('$');
            if (parts.Length >= 2 && parts[0].Length > 0 && parts[1].Length > 0)
            {
                (string host, string port) = Split(parts[0], "443");
                (string name, port) = Split(parts[1], port);
                if (Uri.TryCreate($"https://{name}.{host}:{port}", UriKind.Absolute, out Uri? url))
                    return url;
            }
        }

        throw new ArgumentException(
            "The Cloud id is not valid: expected a name, a colon and base64 text, as the deployment's page in Elastic Cloud shows it.",
            nameof(id));
    }

    private static (string Name, string Port) Split(string text, string defaultPort)
        => text.Split(':') is [string name, string port] ? (name, port) : (text, defaultPort);
}
