using System.Globalization;
using System.Text;

namespace VpcFlow.Cli.Detecting;

/// <summary>What was found in one file, as text.</summary>
internal static class DetectionReport
{
    public static string Create(Detection detection)
    {
        if (detection.Detected is not { Format: { } format } detected)
            return "";
        var text = new StringBuilder();
        Line(text, "input", detection.File.Name);
        Line(text, "container", detection.Container);
        Line(text, "format", format.ToString());
        Line(text, "preset", format.PresetName ?? "none");
        Line(text, "version", format.Version.ToString(CultureInfo.InvariantCulture));
        Line(text, "fields", format.Fields.Length.ToString(CultureInfo.InvariantCulture));
        Line(text, "based on", detected.Evidence);
        Line(text, "records", detection.DescribeLines());
        return text.Append('\n').Append(AttributeText.Of(format)).ToString();
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append($"{name + ":",-12}").Append(value).Append('\n');
}
