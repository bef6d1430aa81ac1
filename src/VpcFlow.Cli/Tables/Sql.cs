namespace VpcFlow.Cli.Tables;

/// <summary>Parts of statements that several engines have in common.</summary>
internal static class Sql
{
    /// <summary>Quotes a text.</summary>
    public static string Text(string value) => "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>Quotes a text for Spark and ClickHouse, in which a backslash escapes.</summary>
    public static string EscapedText(string value)
        => "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    /// <summary>Quotes a name as standard SQL does.</summary>
    public static string Quoted(string name) => "\"" + name + "\"";

    /// <summary>Quotes a name as Hive, Spark and ClickHouse do.</summary>
    public static string Ticked(string name) => "`" + name + "`";

    /// <summary>Joins the lines of a list, indented.</summary>
    public static string Lines(IEnumerable<string> items, string indent = "  ") => string.Join(",\n", items.Select(i => indent + i));

    /// <summary>Returns the type of a field's column.</summary>
    /// <param name="field">The field.</param>
    /// <param name="number">The type for a whole number of 32 bits.</param>
    /// <param name="longNumber">The type for a whole number of 64 bits.</param>
    /// <param name="text">The type for text.</param>
    public static string TypeOf(FlowLogFieldInfo field, string number, string longNumber, string text) => field.Kind switch
    {
        FlowLogFieldKind.Integer or FlowLogFieldKind.Port or FlowLogFieldKind.Protocol or FlowLogFieldKind.TcpFlags => number,
        FlowLogFieldKind.Long or FlowLogFieldKind.Time => longNumber,
        FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => text,
        _ => throw new InvalidOperationException($"{field.Kind} is not a kind of field."),
    };
}
