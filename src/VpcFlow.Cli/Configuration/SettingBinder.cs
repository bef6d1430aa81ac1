using System.Collections;
using System.Text.Json.Serialization.Metadata;
using VpcFlow.Cli.Commands;
using VpcFlow.Formats;

namespace VpcFlow.Cli.Configuration;

/// <summary>
/// Fills settings from a configuration. What it knows of their types comes from <see cref="SettingsMetadata"/>, without reflection, so a
/// new setting is a property with a <see cref="SettingAttribute"/> and nothing else.
/// </summary>
internal static class SettingBinder
{
    /// <summary>Creates settings.</summary>
    /// <param name="type">What is known of their type.</param>
    /// <param name="section">Their values.</param>
    /// <param name="path">The path of the section, for messages; empty for all of the configuration.</param>
    /// <exception cref="UsageException">A setting is unknown or missing, or its value is not what it should be.</exception>
    public static object Bind(JsonTypeInfo type, SettingNode section, string path = "")
    {
        if (section.Kind != SettingKind.Section)
            throw Error(section, path, $"expected a section: an object with {Names(type)}");
        object settings = type.CreateObject!();
        foreach ((string name, SettingNode value) in section.Members)
        {
            JsonPropertyInfo property = type.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw Error(value, Join(path, name), Unknown(type, name));
            if (value.Kind != SettingKind.Null)
                property.Set!(settings, Read(property, value, Join(path, property.Name)));
        }

        foreach (JsonPropertyInfo property in type.Properties.Where(p => Describe(p).IsRequired && p.Get!(settings) is null or ""))
            throw Error(section, Join(path, property.Name), "the setting is missing");
        return settings;
    }

    /// <summary>Returns the description of a setting.</summary>
    public static SettingAttribute Describe(JsonPropertyInfo property)
        => (SettingAttribute)property.AttributeProvider!.GetCustomAttributes(typeof(SettingAttribute), false).Single();

    private static object Read(JsonPropertyInfo property, SettingNode value, string path)
    {
        Type type = property.PropertyType;
        if (SettingsMetadata.ElementOf(type) is { } element)
            return ReadList(property, element, value, path);
        return SettingsMetadata.Of(type) is { } section
            ? Bind(section, value, path)
            : SettingValue.Parse(type, Describe(property), value, path);
    }

    /// <summary>Reads a list; a single value is a list of one.</summary>
    private static IList ReadList(JsonPropertyInfo property, Type element, SettingNode value, string path)
    {
        var list = (IList)SettingsMetadata.Default.GetTypeInfo(property.PropertyType)!.CreateObject!();
        bool isList = value.Kind == SettingKind.List;
        List<SettingNode> values = isList ? value.Elements : [value];
        for (int i = 0; i < values.Count; i++)
        {
            string place = isList ? Join(path, $"{i}") : path;
            list.Add(SettingsMetadata.Of(element) is { } section
                ? Bind(section, values[i], place)
                : SettingValue.Parse(element, Describe(property), values[i], place));
        }

        return list;
    }

    private static string Unknown(JsonTypeInfo type, string name)
    {
        string[] names = [.. type.Properties.Select(p => p.Name)];
        return NearestName.Find(name, names) is { } nearest
            ? $"unknown setting; did you mean {nearest}?"
            : $"unknown setting; expected {Names(type)}";
    }

    private static string Names(JsonTypeInfo type)
    {
        string[] names = [.. type.Properties.Select(p => p.Name).Where(n => !n.StartsWith('$'))];
        return names.Length == 0 ? "no settings" : names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} or {names[^1]}";
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}:{name}";

    private static UsageException Error(SettingNode node, string path, string message)
        => new(path.Length == 0 ? $"{node.Place}: {message}" : $"{node.Place}: {path}: {message}");
}
