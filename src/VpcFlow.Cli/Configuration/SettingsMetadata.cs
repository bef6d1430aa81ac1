using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Configuration;

/// <summary>What is known of the types of settings, written by the compiler.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ShipSettings))]
internal sealed partial class SettingsMetadata : JsonSerializerContext
{
    /// <summary>Returns what is known of a section; <see langword="null"/> for a value without parts.</summary>
    public static JsonTypeInfo? Of(Type type)
        => type.Namespace == typeof(ShipSettings).Namespace && type.IsClass ? Default.GetTypeInfo(type) : null;

    /// <summary>Returns the type of the elements of a list; <see langword="null"/> for anything else.</summary>
    public static Type? ElementOf(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;
}
