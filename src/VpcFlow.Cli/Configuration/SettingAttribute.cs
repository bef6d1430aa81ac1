namespace VpcFlow.Cli.Configuration;

/// <summary>Describes a setting: for the JSON schema, the page of settings, and the check of its value.</summary>
/// <param name="description">What the setting says.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string description) : Attribute
{
    public string Description { get; } = description;

    /// <summary>The least value of a number, or of a duration in seconds.</summary>
    public long Min { get; init; } = long.MinValue;

    /// <summary>The greatest value of a number, or of a duration in seconds.</summary>
    public long Max { get; init; } = long.MaxValue;

    /// <summary>Whether a number is a size in bytes, which may have a unit.</summary>
    public bool IsSize { get; init; }

    /// <summary>Whether the value must not appear in any message.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether a section is of no use without the setting.</summary>
    public bool IsRequired { get; init; }
}
