using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Alerts.Messages.Links;

/// <summary>Writes JSON as Rison, the form that Kibana and OpenSearch Dashboards give it in URLs.</summary>
internal static class Rison
{
    /// <summary>Returns the text of a value, not yet encoded for a URL.</summary>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('(');
                AppendList(text, value.EnumerateObject(), AppendMember);
                text.Append(')');
                break;
            case JsonValueKind.Array:
                text.Append("!(");
                AppendList(text, value.EnumerateArray(), Append);
                text.Append(')');
                break;
            case JsonValueKind.String:
                AppendText(text, value.GetString()!);
                break;
            case JsonValueKind.True:
                text.Append("!t");
                break;
            case JsonValueKind.False:
                text.Append("!f");
                break;
            case JsonValueKind.Null:
                text.Append("!n");
                break;
            case JsonValueKind.Number:
                // A plus sign would be read as part of a name.
                text.Append(value.GetRawText().Replace("+", "", StringComparison.Ordinal).ToLowerInvariant());
                break;
            default:
                throw new InvalidOperationException($"{value.ValueKind} is not a value of JSON.");
        }
    }

    private static void AppendList<T>(StringBuilder text, IEnumerable<T> items, Action<StringBuilder, T> append)
    {
        int start = text.Length;
        foreach (T item in items)
        {
            if (text.Length > start)
                text.Append(',');
            append(text, item);
        }
    }

    private static void AppendMember(StringBuilder text, JsonProperty member)
    {
        AppendText(text, member.Name);
        text.Append(':');
        Append(text, member.Value);
    }

    /// <summary>Quotes all text: a name that needs no quotes may have them.</summary>
    private static void AppendText(StringBuilder target, string text)
    {
        target.Append('\'');
        foreach (char c in text)
            target.Append(c is '!' or '\'' ? "!" : "").Append(c);
        target.Append('\'');
    }
}
