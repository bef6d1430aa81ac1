using System.Globalization;
using System.Net;
using System.Text.Json;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Checks;

/// <summary>The product and version of a cluster, as far as it says.</summary>
/// <param name="Product">The product.</param>
/// <param name="Number">The version; <see langword="null"/> if unknown.</param>
/// <param name="IsKnown">Whether the answer is that of a cluster at all.</param>
internal sealed record ClusterVersion(ClusterProduct Product, string? Number, bool IsKnown)
{
    /// <summary>The name and version; <see langword="null"/> if unknown.</summary>
    public string? Name => Number is null ? null : $"{Product} {Number}";

    /// <summary>Reads the answer to <c>GET /</c>.</summary>
    public static ClusterVersion Of(NodeAnswer root)
    {
        using JsonDocument? json = root.Status == HttpStatusCode.OK ? JsonText.Parse(root.Body) : null;
        if (json is null || !json.RootElement.TryGetProperty("version"u8, out JsonElement version)
            || version.ValueKind != JsonValueKind.Object || !version.TryGetProperty("number"u8, out JsonElement number))
        {
            ClusterProduct guess = root.IsElasticsearch ? ClusterProduct.Elasticsearch : ClusterProduct.OpenSearch;
            return new ClusterVersion(guess, null, IsKnown: root.Status != HttpStatusCode.OK);
        }

        ClusterProduct product = version.TryGetProperty("distribution"u8, out JsonElement name) && name.ValueEquals("opensearch"u8)
            ? ClusterProduct.OpenSearch
            : ClusterProduct.Elasticsearch;
        return new ClusterVersion(product, number.ToString(), IsKnown: true);
    }

    /// <summary>Returns why the cluster can't be used; <see langword="null"/> if nothing is known against it.</summary>
    public string? Problem(string node)
    {
        if (!IsKnown)
            return $"{node} is not an Elasticsearch or OpenSearch: its first page does not say its version.";
        if (Number is null)
            return null;
        bool isNumber = int.TryParse(Number.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major);
        int oldest = Product == ClusterProduct.Elasticsearch ? 8 : 2;
        return isNumber && major >= oldest ? null : $"{node} is {Name}: expected Elasticsearch 8 or 9, or OpenSearch 2 or 3.";
    }
}
