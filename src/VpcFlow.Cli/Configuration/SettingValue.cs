using System.Globalization;
using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Configuration;

/// <summary>Reads a value without parts: text, a number, a word of a few, a duration, a size, a time, yes or no.</summary>
internal static class SettingValue
{
    /// <summary>Reads a value.</summary>
    /// <param name="type">The type of the property.</param>
    /// <param name="setting">What is known of the setting.</param>
    /// <param name="node">The value.</param>
    /// <param name="path">The path of the setting, for messages.</param>
    /// <exception cref="UsageException">The value is not what it should be.</exception>
    public static object Parse(Type type, SettingAttribute setting, SettingNode node, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        bool isText = node.Kind == SettingKind.Text;
        if (isText || node.Kind is SettingKind.Number or SettingKind.Boolean)
        {
            object? value = type switch
            {
                _ when type == typeof(string) => isText ? node.Text : null,
                _ when type == typeof(bool) => node.Kind != SettingKind.Number && bool.TryParse(node.Text, out bool flag) ? flag : null,
                _ when type == typeof(int) => (int?)ParseNumber(node, setting, int.MaxValue),
                _ when type == typeof(long) => ParseNumber(node, setting, long.MaxValue),
                _ when type == typeof(TimeSpan) => ParseDuration(node, setting),
                _ when type == typeof(DateTimeOffset) => ParseTime(node),
                _ when type.IsEnum => isText ? ParseWord(type, node.Text) : null,
                _ => throw new InvalidOperationException($"A setting has the type {type}."),
            };
            if (value is not null)
                return value;
        }

        string found = node.Kind switch
        {
            SettingKind.Section => "found an object",
            SettingKind.List => "found a list",
            SettingKind.Null => "found null",
            _ when setting.IsSecret => "found something else",
            SettingKind.Text => $"found \"{node.Text}\"",
            SettingKind.Number or SettingKind.Boolean => $"found {node.Text}",
            _ => throw new InvalidOperationException($"{node.Kind} is not a kind of setting."),
        };
        throw new UsageException($"{node.Place}: {path}: {found}; expected {Expected(type, setting)}");
    }

    /// <summary>Says which values a setting can have.</summary>
    public static string Expected(Type type, SettingAttribute setting) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) =>
            $"a duration such as 30s, 5m or 2h{Range(setting, s => Duration.Format(TimeSpan.FromSeconds(s)))}",
        _ when type == typeof(DateTimeOffset) => $"a time such as {TimeArgument.Expected}",
        _ when type.IsEnum => string.Join(" or ", Enum.GetNames(type)),
        _ when setting.IsSize => $"a size such as 5MiB{Range(setting, ByteSize.Format)}",
        _ => $"a whole number{Range(setting, n => n.ToString(CultureInfo.InvariantCulture))}",
    };

    private static string Range(SettingAttribute setting, Func<long, string> format) => setting switch
    {
        { Min: long.MinValue, Max: long.MaxValue } => "",
        { Max: long.MaxValue } => $", at least {format(setting.Min)}",
        { Min: long.MinValue } => $", at most {format(setting.Max)}",
        _ => $" from {format(setting.Min)} to {format(setting.Max)}",
    };

    private static long? ParseNumber(SettingNode node, SettingAttribute setting, long limit)
    {
        bool isNumber = setting.IsSize
            ? ByteSize.TryParse(node.Text, out long value)
            : long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        bool isValid = isNumber && node.Kind != SettingKind.Boolean && value <= limit && value >= setting.Min && value <= setting.Max;
        return isValid ? value : null;
    }

    private static TimeSpan? ParseDuration(SettingNode node, SettingAttribute setting)
        => node.Kind == SettingKind.Text && Duration.TryParse(node.Text, out TimeSpan value)
            && value.TotalSeconds >= setting.Min && value.TotalSeconds <= setting.Max
            ? value
            : null;

    private static DateTimeOffset? ParseTime(SettingNode node)
        => node.Kind == SettingKind.Text && TimeArgument.TryParse(node.Text, TimeProvider.System.GetUtcNow(), out DateTimeOffset time)
            ? time
            : null;

    /// <summary>Words only: the framework would also take the numbers that it has for them.</summary>
    private static object? ParseWord(Type type, string text)
        => Enum.GetNames(type).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null;
}
