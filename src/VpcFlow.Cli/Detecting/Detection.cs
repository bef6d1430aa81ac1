using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Detecting;

/// <summary>What was found in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Container">The container of the lines.</param>
/// <param name="Detected">The format of the lines.</param>
/// <param name="Failure">Why reading failed after some lines; <see langword="null"/> if it did not.</param>
internal sealed record Detection(InputFile File, string Container, DetectedFormat Detected, string? Failure)
{
    /// <summary>Whether the lines that were looked at have a record, are none, or are all rejected.</summary>
    public FlowLogObjectStatus Status => Detected.Sample switch
    {
        { Records: > 0 } when Detected.Format is not null => FlowLogObjectStatus.Read,
        { Lines: 0 } => FlowLogObjectStatus.Empty,
        _ => FlowLogObjectStatus.NoRecord,
    };

    /// <summary>Examines a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="formats">The formats that are tried on lines without a header, before the presets.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="InputException">The file can't be read, or is something else than a flow log.</exception>
    public static async Task<Detection> OfAsync(
        InputFile file, IReadOnlyList<FlowLogFormat> formats, CancellationToken cancellationToken)
    {
        using var source = new SampleSource(file);
        DetectedFormat detected = await new FormatDetector(source, file.Name, formats).DetectAsync(cancellationToken)
            .ConfigureAwait(false);
        FlowLogSourceException? failure = source.IsCut ? null : detected.Sample.Failure;
        string? reason = failure is null ? null : SourceFailure.ReasonOf(failure, file);
        if (failure is not null && detected.Sample.Lines == 0)
            throw new InputException(reason!, failure) { IsForeign = failure.IsForeign };
        return new Detection(file, detected.Sample.Container, detected, reason);
    }

    /// <summary>Says how many of the lines are records, and why others are not.</summary>
    public string DescribeLines()
    {
        Sample sample = Detected.Sample;
        if (sample.Lines == 0)
            return "no lines";
        string first = sample.Lines < Sample.MaxLines ? "" : "the first ";
        string records = $"{Amounts.Number(sample.Records)} of {first}{Amounts.Count(sample.Lines, "line")}";
        return sample.Rejected == 0 ? records : $"{records}; {Amounts.Number(sample.Rejected)} rejected, the first: {sample.First.Message}";
    }
}
