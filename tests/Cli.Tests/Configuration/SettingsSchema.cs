using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Tests.Configuration;

/// <summary>Derives the JSON schema of the configuration from the types of its settings.</summary>
internal static class SettingsSchema
{
    public static JsonObject Create()
    {
        JsonObject root = OfSection(SettingsMetadata.Default.ShipSettings);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "The settings of vpcflow ship");
        return root;
    }

    private static JsonObject OfSection(JsonTypeInfo type)
    {
        object defaults = type.CreateObject!();
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (JsonPropertyInfo property in type.Properties)
        {
            SettingAttribute setting = SettingBinder.Describe(property);
            JsonObject schema = OfProperty(property.PropertyType, setting);
            schema.Insert(0, "description", setting.Description);
            if (property.Get!(defaults) is { } value && DefaultOf(value, setting) is { } text)
                schema.Add("default", text);
            properties.Add(property.Name, schema);
            if (setting.IsRequired)
                required.Add(property.Name);
        }

        var section = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Count > 0)
            section.Add("required", required);
        return section;
    }

    /// <summary>A list may also be its only element.</summary>
    private static JsonObject OfProperty(Type type, SettingAttribute setting)
    {
        if (SettingsMetadata.ElementOf(type) is not { } element)
            return OfValue(type, setting);
        var list = new JsonObject { ["type"] = "array", ["items"] = OfValue(element, setting) };
        return new JsonObject { ["anyOf"] = new JsonArray(OfValue(element, setting), list) };
    }

    private static JsonObject OfValue(Type type, SettingAttribute setting)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (SettingsMetadata.Of(type) is { } section)
            return OfSection(section);
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => JsonValue.Create(n))]) };
        if (type == typeof(TimeSpan))
            return new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+(ms|s|m|h|d)$" };
        if (type != typeof(int) && type != typeof(long))
            return new JsonObject { ["type"] = "string" };
        JsonObject number = new() { ["type"] = "integer" };
        if (setting.Min != long.MinValue)
            number.Add("minimum", setting.Min);
        if (setting.Max != long.MaxValue)
            number.Add("maximum", setting.Max);
        return !setting.IsSize
            ? number
            : new JsonObject
            {
                ["anyOf"] = new JsonArray(number, new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+ *([KkMmGg][Ii][Bb])?$" }),
            };
    }

    private static JsonNode? DefaultOf(object value, SettingAttribute setting) => value switch
    {
        TimeSpan time => Duration.Format(time),
        int or long when setting.IsSize => ByteSize.Format(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)),
        int number => number,
        bool flag => flag,
        string { Length: > 0 } text => text,
        Enum word => word.ToString(),
        _ => null,
    };
}
