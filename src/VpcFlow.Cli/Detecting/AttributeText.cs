using VpcFlow.Formats;

namespace VpcFlow.Cli.Detecting;

/// <summary>The C# that declares a format.</summary>
internal static class AttributeText
{
    public static string Of(FlowLogFormat format)
    {
        string? constant = format.PresetName is { } name && FlowLogPresets.Find(name) is { } preset
            ? $"{nameof(FlowLogFormats)}.{preset.Constant}"
            : null;
        return $"[FlowLogFormat({constant ?? $"\"{format}\""})]\npublic partial class FlowLogs;\n";
    }
}
