using System.Text.RegularExpressions;

namespace VpcFlow.Tests;

/// <summary>Which lines are headers, by the rule of the specification.</summary>
internal static partial class OracleHeader
{
    /// <summary>The number of columns that can be read.</summary>
    private const int MaxColumns = 128;

    public static string WithoutBraces(string token) => Braces().Replace(token, "$1");

    /// <param name="names">The tokens without braces.</param>
    /// <param name="known">How many of them are names of fields.</param>
    public static bool IsHeader(string[] names, int known)
    {
        int shaped = names.Count(Name().IsMatch);
        int enough = names.Length < 6 ? (names.Length + 1) / 2 : 3;
        return names.Length <= MaxColumns
            && Name().IsMatch(names[0])
            && shaped > names.Length - shaped
            && known >= enough
            && !names.Any(IsValue);
    }

    /// <summary>Whether a token is in records only: a number, an address, nothing, or text that is too long for a name.</summary>
    private static bool IsValue(string name)
        => name == "-" || name.All(char.IsAsciiDigit) || name.Length > 64 || OracleAddress.ParseUnmapped(name) is not null;

    [GeneratedRegex(@"^\$\{(.+)\}\z", RegexOptions.Singleline)]
    private static partial Regex Braces();

    /// <summary>Lower case with hyphens or underscores, or camel case.</summary>
    [GeneratedRegex(@"^([a-z][a-z0-9_-]{0,63}|[a-z][a-zA-Z0-9]{0,63})\z")]
    private static partial Regex Name();
}
