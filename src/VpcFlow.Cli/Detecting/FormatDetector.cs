using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Detecting;

/// <summary>Detects the format of lines from a header or, without one, by trying the well-known formats.</summary>
internal static class FormatDetector
{
    public static DetectedFormat Detect(ReadOnlySpan<byte> text)
    {
        int number = 0;
        foreach (Range line in text.Split((byte)'\n'))
        {
            number++;
            if (FlowLogFormat.TryParseHeader(text[line], out FlowLogFormat? format))
            {
                string evidence = number == 1 ? "the header" : $"the header on line {number}; lines before it may have a different format";
                return new DetectedFormat(format, IsGuess: false, evidence);
            }
        }

        return Guess(text);
    }

    private static DetectedFormat Guess(ReadOnlySpan<byte> text)
    {
        var fitting = new List<(FlowLogFormat Format, FlowLogSummary Summary)>();
        foreach (string name in FlowLogFormat.PresetNames)
        {
            if (!FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format))
                continue;
            FlowLogSummary summary = Try(format, text);
            if (summary.Records > 0 && summary.Records >= summary.RejectedLines)
                fitting.Add((format, summary));
        }

        if (fitting.Count == 0)
            return new DetectedFormat(null, IsGuess: true, WhyNone(text));
        (FlowLogFormat best, FlowLogSummary found) = fitting.MinBy(f => f.Summary.RejectedLines);
        string evidence = "a guess: there is no header, "
            + $"{Amounts.Number(found.Records)} of the first {Amounts.Count(found.Records + found.RejectedLines, "line")} "
            + "match this format";
        string others = string.Join(", ", fitting.Where(f => !f.Format.Equals(best)).Select(f => f.Format.PresetName));
        return new DetectedFormat(best, IsGuess: true, others.Length == 0 ? evidence : $"{evidence} and many also match {others}");
    }

    private static FlowLogSummary Try(FlowLogFormat format, ReadOnlySpan<byte> text)
    {
        using FlowLogRecords records = FlowLogParser.Create(format).Parse(text);
        while (records.MoveNext())
        {
        }

        return records.Summary;
    }

    private static string WhyNone(ReadOnlySpan<byte> text)
    {
        Dictionary<int, int> counts = FieldCounts.Of(text);
        if (counts.Count == 0)
            return "there are no lines to examine";
        (int fields, int lines) = counts.MaxBy(c => c.Value);
        string which = counts.Count == 1
            ? "the lines have"
            : $"{Amounts.Number(lines)} of {Amounts.Count(counts.Values.Sum(), "line")} have";
        return $"there is no header and no preset matches ({FormatArgument.Presets}); {which} {Amounts.Count(fields, "field")}. "
            + "To convert them, pass the flow log's LogFormat with --format";
    }
}
