using System.Text.RegularExpressions;

namespace VpcFlow.Query;

/// <summary>Adds to messages of the database what is peculiar to flow logs.</summary>
internal static partial class QueryHints
{
    /// <summary>Returns the message with an explanation, if there is one.</summary>
    public static string Explain(string message, string sql)
    {
        string? field = ColumnPattern().Matches(message)
            .Select(m => FlowLogFieldInfo.Find(m.Groups[1].Value)?.Name)
            .FirstOrDefault(n => n is not null);
        if (message.Contains("not found", StringComparison.Ordinal) && field is not null)
            return $"{message}\nNo input has the field {field}; --all-columns gives the table a column for each known field.";
        return message.StartsWith("Parser Error", StringComparison.Ordinal) && EndPattern().IsMatch(sql)
            ? $"{message}\nThe column \"end\" has to be quoted, since END is a word of SQL."
            : message;
    }

    [GeneratedRegex("column \"([a-z_]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex ColumnPattern();

    /// <summary>The column without quotes, outside of CASE … END.</summary>
    [GeneratedRegex("(?<![\"'\\w])end(?![\"'\\w])", RegexOptions.IgnoreCase)]
    private static partial Regex EndPattern();
}
