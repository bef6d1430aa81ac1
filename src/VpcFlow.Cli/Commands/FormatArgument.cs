using System.CommandLine;

namespace VpcFlow.Cli.Commands;

/// <summary>The value of <c>--format</c>: a preset's name, or field names in any spelling.</summary>
internal static class FormatArgument
{
    public static string Presets { get; } = string.Join(", ", FlowLogFormat.PresetNames);

    public static Option<string?> CreateOption(string whenOmitted) => new("--format", "-f")
    {
        HelpName = "FORMAT",
        Description =
            $"The format of the lines: a preset ({Presets}) or field names, as in AWS's LogFormat, a header line or Parquet columns. "
            + whenOmitted,
    };

    /// <exception cref="UsageException">The text is not a format.</exception>
    public static FlowLogFormat Parse(string text)
    {
        if (FlowLogFormat.TryGetPreset(text.Trim(), out FlowLogFormat? preset))
            return preset;
        try
        {
            return FlowLogFormat.Parse(text);
        }
        catch (FlowLogFormatException e)
        {
            throw new UsageException(Describe(e));
        }
    }

    private static string Describe(FlowLogFormatException error)
    {
        string message = $"--format: {error.Message}";
        if (error.Length > 0)
            message += "\n" + MarkedText.Create(error.FormatText, error.Start, error.Length);
        bool isOneWord = !error.FormatText.Trim().Contains(' ', StringComparison.Ordinal);
        return isOneWord ? $"{message}\n  Presets: {Presets}." : message;
    }
}
