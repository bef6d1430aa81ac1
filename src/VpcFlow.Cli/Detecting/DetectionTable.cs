using System.Globalization;
using System.Text;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Detecting;

/// <summary>What was found in several files: a row for each of them, and the C# for each format.</summary>
internal static class DetectionTable
{
    private static readonly string[] s_header = ["CONTAINER", "FORMAT", "VERSION", "RECORDS", "REJECTED", "FILE"];

    public static string Create(IReadOnlyList<Detection> all)
    {
        Detection[] rows = [.. all.Where(d => d.Detected.Format is not null)];
        if (rows.Length == 0)
            return "";
        FlowLogFormat[] formats = [.. rows.Select(r => r.Detected.Format!).Distinct()];
        string[] names = Names(formats);
        var text = new StringBuilder();
        string[][] cells = [s_header, .. rows.Select(r => Cells(r, names[Array.IndexOf(formats, r.Detected.Format!)]))];
        string[] lines = TextTable.Align(cells, numbers: [2, 3, 4]);
        text.Append(lines[0]).Append('\n');
        for (int i = 0; i < rows.Length; i++)
        {
            text.Append(lines[i + 1]).Append('\n');
            if (rows[i].Detected.Sample is { Rejected: > 0 } sample)
                text.Append("  first rejected: ").Append(sample.First.Message).Append('\n');
        }

        for (int i = 0; i < formats.Length; i++)
        {
            int files = rows.Count(r => formats[i].Equals(r.Detected.Format));
            text.Append($"\n// {names[i]}, in {Amounts.Count(files, "file")}\n").Append(AttributeText.Of(formats[i]));
        }

        return text.ToString();
    }

    /// <summary>The presets' names; for any other format the number of its fields, with a letter if several have as many.</summary>
    private static string[] Names(FlowLogFormat[] formats)
    {
        string[] names = [.. formats.Select(f => f.PresetName ?? Amounts.Count(f.Fields.Length, "field"))];
        return
        [
            .. names.Select((name, i) => names.Count(n => n == name) == 1
                ? name
                : string.Create(CultureInfo.InvariantCulture, $"{name} ({names[..i].Count(n => n == name) + 1})")),
        ];
    }

    private static string[] Cells(Detection row, string format) =>
    [
        row.Container,
        row.Detected.IsGuess ? format + "?" : format,
        row.Detected.Format!.Version.ToString(CultureInfo.InvariantCulture),
        Amounts.Number(row.Detected.Sample.Records),
        Amounts.Number(row.Detected.Sample.Rejected),
        row.File.Name,
    ];
}
