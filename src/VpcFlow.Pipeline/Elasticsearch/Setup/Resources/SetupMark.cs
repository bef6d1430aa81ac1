using System.Reflection;
using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>Marks what a set-up creates, so that a later one knows it again and leaves everything else alone.</summary>
internal static class SetupMark
{
    private const string Owner = "vpcflow";
    private const string Managed = "Managed by " + Owner + " ";

    /// <summary>The version of the package, without that of the source.</summary>
    public static string Version { get; } = typeof(SetupMark).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Returns the member <c>_meta</c> of a template.</summary>
    public static JsonObject Meta(string description)
        => new() { ["managed_by"] = Owner, ["version"] = Version, ["description"] = description };

    /// <summary>Returns the description of what has no <c>_meta</c>.</summary>
    public static string Describe(string text) => $"{Managed}{Version}: {text}";

    /// <summary>Returns the version in a <c>_meta</c>; <see langword="null"/> if a set-up did not create it.</summary>
    public static string? VersionOf(JsonNode? meta)
        => meta is JsonObject members && (string?)members["managed_by"] == Owner ? members["version"]?.ToString() ?? "" : null;

    /// <summary>Returns the version in a description; <see langword="null"/> if a set-up did not create it.</summary>
    public static string? VersionIn(JsonNode? description)
        => description?.ToString() is { } text && text.StartsWith(Managed, StringComparison.Ordinal)
            ? text[Managed.Length..].Split(':')[0]
            : null;

    /// <summary>Whether a version is newer than this one.</summary>
    public static bool IsNewer(string version)
        => System.Version.TryParse(version.Split('-')[0], out Version? other)
            && System.Version.TryParse(Version.Split('-')[0], out Version? own)
            && other > own;
}
