using VpcFlow.Cli.Outputs;
using VpcFlow.Formats;

namespace VpcFlow.Cli.Detecting;

/// <summary>Detects the format of an input from a header or, without one, by trying given and well-known formats.</summary>
/// <param name="source">The input.</param>
/// <param name="name">Its name, for messages.</param>
/// <param name="formats">The formats to try before the well-known ones.</param>
internal sealed class FormatDetector(SampleSource source, string name, IReadOnlyList<FlowLogFormat> formats)
{
    /// <summary>
    /// A format that hardly a header names, so that every header differs from it, and in which a record's rejection contains its number
    /// of fields.
    /// </summary>
    private static readonly FlowLogFormat s_oneField = FlowLogFormat.Create(FlowLogField.InterfaceId);

    public async Task<DetectedFormat> DetectAsync(CancellationToken cancellationToken)
    {
        Sample sample = await ReadAsync(null, cancellationToken).ConfigureAwait(false);
        if (!sample.HasHeader)
            return sample.Lines == 0
                ? new DetectedFormat(null, IsGuess: true, "there are no lines to examine", sample)
                : await GuessAsync(sample, cancellationToken).ConfigureAwait(false);
        (FlowLogFormat format, long line) = sample is { HeaderLine: { } known, Format: { } named }
            ? (named, known)
            : await FindHeaderAsync(cancellationToken).ConfigureAwait(false);
        string evidence = sample.Container.StartsWith("Parquet", StringComparison.Ordinal)
            ? "the names of the columns"
            : line <= 1
            ? "the header"
            : $"the header on line {Amounts.Number(line)}; lines before it may have a different format";
        return new DetectedFormat(format, IsGuess: false, evidence, sample);
    }

    private async Task<Sample> ReadAsync(FlowLogFormat? format, CancellationToken cancellationToken)
    {
        using Stream input = source.Open();
        return await Sample.ReadAsync(new FlowLogReader { Format = format }, input, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds a header that no line follows: a reader of another format refuses it.</summary>
    private async Task<(FlowLogFormat Format, long Line)> FindHeaderAsync(CancellationToken cancellationToken)
    {
        using Stream input = source.Open();
        var options = new FlowLogReaderOptions { Containers = [ParquetContainer.Instance] };
        FlowLogBatches batches = new FlowLogReader { Format = s_oneField }.ReadAsync(input, options, cancellationToken);
        FlowLogFormat format = s_oneField;
        try
        {
            await foreach (FlowLogBatch batch in batches.ConfigureAwait(false))
                _ = batch;
        }
        catch (FlowLogFormatMismatchException e)
        {
            format = e.Found;
        }

        FlowLogSummary before = batches.Summary;
        return (format, before.Records + before.RejectedLines + before.BlankLines + Math.Max(before.HeaderLines, 1));
    }

    private async Task<DetectedFormat> GuessAsync(Sample sample, CancellationToken cancellationToken)
    {
        var fitting = new List<(FlowLogFormat Format, Sample Sample)>();
        foreach (FlowLogFormat format in formats.Concat(FlowLogPresets.All.Select(p => FlowLogFormat.Parse(p.Format))).Distinct())
        {
            Sample found = await ReadAsync(format, cancellationToken).ConfigureAwait(false);
            if (found.Records > 0 && found.Records >= found.Rejected)
                fitting.Add((format, found));
        }

        if (fitting.Count == 0)
            return new DetectedFormat(null, IsGuess: true, await DescribeAsync(sample, cancellationToken).ConfigureAwait(false), sample);
        (FlowLogFormat best, Sample lines) = fitting.MinBy(f => f.Sample.Rejected);
        string evidence = "a guess: there is no header, "
            + $"{Amounts.Number(lines.Records)} of the first {Amounts.Count(lines.Lines, "line")} match this format";
        IEnumerable<FlowLogFormat> alsoFitting = fitting.Select(f => f.Format).Where(f => !f.Equals(best));
        string others = string.Join(", ", alsoFitting.Select(f => f.PresetName ?? f.ToHeader()));
        return new DetectedFormat(best, IsGuess: true, others.Length == 0 ? evidence : $"{evidence} and many also match {others}", lines);
    }

    private async Task<string> DescribeAsync(Sample sample, CancellationToken cancellationToken)
    {
        string none = $"there is no header and no {(formats.Count == 0 ? "" : "given format or ")}preset matches";
        Sample fieldsOnly = await ReadAsync(s_oneField, cancellationToken).ConfigureAwait(false);
        Dictionary<int, int> counts = fieldsOnly.FieldCounts;
        if (fieldsOnly.Records > 0)
            counts[1] = (int)fieldsOnly.Records;
        if (counts.Count == 0)
            return $"{none}: {sample.First.Describe(sample.Rejected)}";
        (int fields, int lines) = counts.MaxBy(c => c.Value);
        string which = counts.Count == 1
            ? "the lines have"
            : $"{Amounts.Number(lines)} of {Amounts.Count(counts.Values.Sum(), "line")} have";
        return $"{none}; {which} {Amounts.Count(fields, "field")}";
    }
}
