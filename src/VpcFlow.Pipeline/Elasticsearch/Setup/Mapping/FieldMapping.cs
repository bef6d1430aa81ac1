using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

/// <summary>Writes members of documents as a mapping.</summary>
internal static class FieldMapping
{
    /// <summary>
    /// Longer text is stored and not indexed, as ECS recommends: a value of more than 32 KiB would have its document refused otherwise.
    /// </summary>
    private const int MaxKeyword = 1024;

    /// <summary>Returns the mapping of documents. Members that it does not name are stored, and no type is guessed for them.</summary>
    public static JsonObject Create(ClusterProduct product) => new()
    {
        ["dynamic"] = false,
        ["date_detection"] = false,
        ["properties"] = Properties(DocumentFields.All, product),
    };

    /// <summary>Returns members as nested objects.</summary>
    public static JsonObject Properties(IEnumerable<MappedField> fields, ClusterProduct product)
    {
        var root = new JsonObject();
        foreach (MappedField field in fields)
        {
            string[] parts = field.Path.Split('.');
            JsonObject properties = root;
            foreach (string part in parts[..^1])
            {
                if (properties[part] is not JsonObject parent)
                    properties[part] = parent = new JsonObject { ["properties"] = new JsonObject() };
                properties = parent["properties"]!.AsObject();
            }

            properties[parts[^1]] = TypeOf(field, product);
        }

        return root;
    }

    private static JsonObject TypeOf(MappedField field, ClusterProduct product) => field.Type switch
    {
        // The same as Elastic's own component for logs, which the template begins with.
        FieldType.Constant when product == ClusterProduct.Elasticsearch => field.Path == "data_stream.type"
            ? new() { ["type"] = "constant_keyword", ["value"] = "logs" }
            : new() { ["type"] = "constant_keyword" },
        FieldType.Keyword or FieldType.Constant => new() { ["type"] = "keyword", ["ignore_above"] = MaxKeyword },
        FieldType.Stored => new() { ["type"] = "keyword", ["index"] = false, ["doc_values"] = false },
        FieldType.Text => new() { ["type"] = "text" },
        FieldType.Ip => new() { ["type"] = "ip" },
        FieldType.Long => new() { ["type"] = "long" },
        FieldType.Date => new() { ["type"] = "date" },
        FieldType.GeoPoint => new() { ["type"] = "geo_point" },
        _ => throw new InvalidOperationException($"{field.Type} is not a type of field."),
    };
}
