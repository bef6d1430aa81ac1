using System.CommandLine;

namespace VpcFlow.Cli.Commands;

/// <summary>The value of <c>--format</c>: a preset's name, or field names in any spelling.</summary>
internal static class FormatArgument
{
    /// <summary>How many characters an error shows before and after the error position.</summary>
    private const int Context = 40;

    private const string Ellipsis = "…";

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
            message += "\n" + Show(error.FormatText, error.Start, error.Length);
        bool isOneWord = !error.FormatText.Trim().Contains(' ', StringComparison.Ordinal);
        return isOneWord ? $"{message}\n  Presets: {Presets}." : message;
    }

    /// <summary>The format with a line below that marks the error; for a long format, only the part around it.</summary>
    private static string Show(string text, int start, int length)
    {
        int from = start <= Context + Ellipsis.Length ? 0 : start - Context;
        int to = Math.Min(text.Length, start + length + Context);
        string before = from > 0 ? Ellipsis : "";
        string after = to < text.Length ? Ellipsis : "";
        string shown = before + Printable(text[from..to]) + after;
        return $"  {shown}\n  {new string(' ', before.Length + start - from)}{new string('^', length)}";
    }

    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
