using System.Collections;
using System.Globalization;
using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Configuration;

/// <summary>
/// Puts environment variables such as <c>VPCFLOW__SINKS__ELASTICSEARCH__NAMESPACE</c> on top of a configuration: two underscores separate
/// the names of sections, and a number is the place in a list, which is the first if it is left out.
/// </summary>
internal static class EnvironmentSettings
{
    public const string Prefix = "VPCFLOW__";

    private const string Separator = "__";

    /// <summary>Replaces what the variables set.</summary>
    /// <param name="root">The configuration.</param>
    /// <param name="variables">The environment.</param>
    /// <exception cref="UsageException">A variable names a place in a list that would leave a gap.</exception>
    public static void Apply(SettingNode root, IDictionary variables)
    {
        IEnumerable<(string Name, string Value)> ours = variables.Cast<DictionaryEntry>()
            .Select(v => ((string)v.Key, v.Value as string ?? ""))
            .Where(v => v.Item1.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(v => v.Item1.Length)
            .ThenBy(v => v.Item1, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in ours)
            Set(root, name[Prefix.Length..].Split(Separator), new SettingNode(SettingKind.Text, $"environment variable {name}", value));
    }

    private static void Set(SettingNode section, ReadOnlySpan<string> path, SettingNode value)
    {
        if (path.Length == 1)
        {
            section.Set(path[0], value);
            return;
        }

        SettingNode? next = section.Find(path[0]);
        ReadOnlySpan<string> rest = path[1..];
        if (int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out int place))
        {
            if (next?.Kind != SettingKind.List)
                section.Set(path[0], next = AsList(next, value.Place));
            SetElement(next, place, rest[1..], value);
            return;
        }

        if (next is { Kind: SettingKind.List, Elements: [{ } first, ..] })
            next = first;
        if (next is not { Kind: SettingKind.Section })
            section.Set(path[0], next = new SettingNode(SettingKind.Section, value.Place));
        Set(next, rest, value);
    }

    /// <summary>A section where a list is expected is a list of one.</summary>
    private static SettingNode AsList(SettingNode? node, string place)
    {
        var list = new SettingNode(SettingKind.List, place);
        if (node is { Kind: not SettingKind.Null })
            list.Elements.Add(node);
        return list;
    }

    private static void SetElement(SettingNode list, int place, ReadOnlySpan<string> rest, SettingNode value)
    {
        if (place > list.Elements.Count)
        {
            throw new UsageException(
                $"{value.Place}: the list has {list.Elements.Count} elements, so {place} would leave a gap; count from 0");
        }

        if (place == list.Elements.Count)
            list.Elements.Add(rest.IsEmpty ? value : new SettingNode(SettingKind.Section, value.Place));
        if (rest.IsEmpty)
            list.Elements[place] = value;
        else
            Set(list.Elements[place], rest, value);
    }
}
