using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>The numbers of the last summary that a command has written to standard error as JSON.</summary>
internal sealed class Summary
{
    private readonly string _text;

    public Summary(string error)
        => _text = error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("message").GetString()!)
            .Last(m => m.Contains(" records,", StringComparison.Ordinal));

    /// <summary>Returns the number before a phrase; 0 if it is not there.</summary>
    public double this[string phrase]
    {
        get
        {
            Match match = Regex.Match(_text, $@"([\d,]+) {phrase}(,|$| )");
            return match.Success ? double.Parse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
        }
    }
}
