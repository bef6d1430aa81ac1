using System.Text;
using System.Text.Json.Nodes;
using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>Translates conditions on text, which clusters compare byte for byte, too.</summary>
internal static class TextQuery
{
    public static JsonObject Create(string path, TextTest test) => test switch
    {
        TextSet set => QueryJson.Terms(path, set.Values.Select(Encoding.UTF8.GetString)),
        TextOrder order => new()
        {
            ["range"] = new JsonObject { [path] = new JsonObject { [NameOf(order.Symbol)] = Encoding.UTF8.GetString(order.Value) } },
        },
        TextPattern pattern => new()
        {
            ["wildcard"] = new JsonObject { [path] = new JsonObject { ["value"] = Wildcard(pattern.Pattern) } },
        },
        _ => throw new InvalidOperationException($"{test.GetType().Name} is not a condition on text."),
    };

    private static string NameOf(string symbol) => symbol switch
    {
        "<" => "lt",
        "<=" => "lte",
        ">" => "gt",
        ">=" => "gte",
        _ => throw new InvalidOperationException($"'{symbol}' is not an operator of order."),
    };

    private static string Wildcard(string pattern)
    {
        var text = new StringBuilder();
        foreach (char c in pattern)
            text.Append(c switch { '%' => "*", '_' => "?", '*' or '?' or '\\' => "\\" + c, _ => c.ToString() });
        return text.ToString();
    }
}
