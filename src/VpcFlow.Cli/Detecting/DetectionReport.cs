using System.Globalization;
using System.Text;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Formats;

namespace VpcFlow.Cli.Detecting;

/// <summary>The detected formats as text, with inputs grouped by format.</summary>
internal sealed class DetectionReport
{
    private readonly List<(DetectedFormat Detected, List<InputFile> Files)> _groups = [];

    public void Add(InputFile file, DetectedFormat detected)
    {
        List<InputFile>? files = _groups.Find(
            g => Equals(g.Detected.Format, detected.Format) && g.Detected.IsGuess == detected.IsGuess).Files;
        if (files is null)
            _groups.Add((detected, [file]));
        else
            files.Add(file);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((DetectedFormat detected, List<InputFile> files) in _groups)
        {
            if (detected.Format is not { } format)
                continue;
            text.Append(text.Length == 0 ? "" : "\n");
            Line(text, "input", files.Count == 1 ? files[0].Name : $"{files[0].Name} and {Amounts.Number(files.Count - 1)} more");
            Line(text, "format", format.ToString());
            Line(text, "preset", format.PresetName ?? "none");
            Line(text, "version", format.Version.ToString(CultureInfo.InvariantCulture));
            Line(text, "fields", format.Fields.Length.ToString(CultureInfo.InvariantCulture));
            Line(text, "based on", detected.Evidence);
            text.Append("\n[FlowLogFormat(").Append(ConstantName(format) ?? $"\"{format}\"").Append(")]\npublic partial class FlowLogs;\n");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append($"{name + ":",-12}").Append(value).Append('\n');

    /// <summary>The constant of <see cref="FlowLogFormats"/> that has the format.</summary>
    private static string? ConstantName(FlowLogFormat format)
        => format.PresetName is { } name && FlowLogPresets.Find(name) is { } preset ? $"{nameof(FlowLogFormats)}.{preset.Constant}" : null;
}
