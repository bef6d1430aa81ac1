using System.CommandLine;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary>The value of <c>--format</c>: a preset's name, or field names in any spelling.</summary>
internal static class FormatArgument
{
    public static string Presets { get; } = string.Join(", ", FlowLogFormat.PresetNames);

    private static string Spellings { get; } =
        $"a preset ({Presets}) or field names, as in AWS's LogFormat, a header line or Parquet columns.";

    /// <summary>Creates the option for the one format of all lines.</summary>
    public static Option<string?> CreateOption(string whenOmitted) => new("--format", "-f")
    {
        HelpName = "FORMAT",
        Description = $"The format of the lines: {Spellings} {whenOmitted}",
    };

    /// <summary>Creates the option for the formats that lines may have.</summary>
    public static Option<string[]> CreateOptions(string meaning) => new("--format", "-f")
    {
        HelpName = "FORMAT",
        Description = $"The format of the lines: {Spellings} {meaning}",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Parses the values of the option, which must be formats that can be told apart.</summary>
    /// <param name="texts">The values.</param>
    /// <param name="name">The option or setting that they are the values of.</param>
    /// <exception cref="UsageException">A text is not a format, or two formats can't be told apart.</exception>
    public static IReadOnlyList<FlowLogFormat> ParseAll(IReadOnlyList<string>? texts, string name = "--format")
    {
        FlowLogFormat[] formats = [.. (texts ?? []).Select(t => Parse(t, name)).Distinct()];
        for (int i = 0; i < formats.Length; i++)
        {
            if (Array.Find(formats[..i], f => !f.IsToldFrom(formats[i])) is { } other)
            {
                throw new UsageException(
                    $"{name}: two formats can't be told apart in lines without a header, since they have as many fields and the same "
                        + $"kinds of values:\n  {Name(other)}\n  {Name(formats[i])}\nRun vpcflow once for each of them, with its files.");
            }
        }

        return formats;
    }

    /// <summary>Says which fields a format has in several columns, of which the first is read.</summary>
    public static void NoteRepeated(FlowLogFormat format, MessageWriter messages)
    {
        string[] repeated =
        [
            .. format.Columns.Where((c, i) => c.Field is null && format.Columns[..i].Any(o => o.Field is not null && o.Name == c.Name))
                .Select(c => c.Name).Distinct(),
        ];
        if (repeated.Length > 0)
        {
            string names = string.Join(", ", repeated);
            messages.Note($"note: --format names {names} more than once; the first column is read, others are skipped");
        }
    }

    /// <exception cref="UsageException">The text is not a format.</exception>
    public static FlowLogFormat Parse(string text, string name = "--format")
    {
        if (FlowLogFormat.TryGetPreset(text.Trim(), out FlowLogFormat? preset))
            return preset;
        try
        {
            return FlowLogFormat.Parse(text);
        }
        catch (FlowLogFormatException e)
        {
            throw new UsageException(Describe(e, name));
        }
    }

    private static string Name(FlowLogFormat format) => format.PresetName ?? format.ToHeader();

    private static string Describe(FlowLogFormatException error, string name)
    {
        string message = $"{name}: {error.Message}";
        if (error.Length > 0)
            message += "\n" + MarkedText.Create(error.FormatText, error.Start, error.Length);
        bool isOneWord = !error.FormatText.Trim().Contains(' ', StringComparison.Ordinal);
        return isOneWord ? $"{message}\n  Presets: {Presets}." : message;
    }
}
