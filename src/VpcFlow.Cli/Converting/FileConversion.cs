using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Files;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Converts single files; several calls may run at the same time.</summary>
/// <param name="reader">The converter of streams.</param>
/// <param name="options">The options of the command.</param>
/// <param name="report">Receives the number of bytes of each read.</param>
internal sealed class FileConversion(FlowLogReader reader, ConvertOptions options, Action<int>? report)
{
    private readonly SourceProbe _probe = new(reader);

    /// <summary>Converts a file. One that was found in a folder and is not a flow log is left out.</summary>
    /// <param name="file">The file to convert.</param>
    /// <param name="output">The stream to write the documents to.</param>
    /// <param name="onRejected">Receives the rejected lines.</param>
    /// <param name="threads">How many blocks to convert at the same time.</param>
    /// <param name="cancellationToken">Cancels the conversion.</param>
    public async Task<FileOutcome> RunAsync(
        InputFile file, Stream output, FlowLogRejectionHandler onRejected, int threads, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Folder is null)
                return await ConvertAsync(file, output, onRejected, threads, cancellationToken).ConfigureAwait(false);

            // Documents of errors can't be told from those of records once they are written.
            if (options.OnError != ErrorMode.Document
                && await TryConvertAsync(file, output, onRejected, threads, cancellationToken).ConfigureAwait(false) is { } converted)
                return converted;
            (SourceVerdict verdict, FlowLogSummary summary, string? reason) =
                await _probe.RunAsync(file, cancellationToken).ConfigureAwait(false);
            return verdict == SourceVerdict.FlowLog
                ? await ConvertAsync(file, output, onRejected, threads, cancellationToken).ConfigureAwait(false)
                : new FileOutcome(file, reason is null ? summary : default) { Verdict = verdict, LeftOut = reason };
        }
        catch (FlowLogSourceException e)
        {
            return Failed(file, e.Summary, SourceFailure.ReasonOf(e, file), e.IsForeign);
        }
        catch (InputException e)
        {
            return Failed(file, default, e.Message, e.IsForeign);
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            return Failed(file, default, FileErrors.Describe(e, file.Path), isForeign: false);
        }
    }

    private static FlowLogOrigin OriginOf(InputFile file)
        => file.IsStandardInput ? FlowLogOrigin.Stream : FlowLogOrigin.File(file.Path);

    /// <summary>
    /// Converts a file in the hope that it begins with a record, as nearly all do; returns <see langword="null"/>, with nothing written or
    /// reported, if it does not.
    /// </summary>
    private async Task<FileOutcome?> TryConvertAsync(
        InputFile file, Stream output, FlowLogRejectionHandler onRejected, int threads, CancellationToken cancellationToken)
    {
        var watched = new WatchedOutput(output);
        FlowLogRejectionHandler watch = (in FlowLogRejection rejection) =>
        {
            if (!watched.HasWritten)
                throw new UnclearSourceException();
            onRejected(in rejection);
        };
        try
        {
            return await ConvertAsync(file, watched, watch, threads, cancellationToken).ConfigureAwait(false);
        }
        catch (UnclearSourceException)
        {
            return null;
        }
    }

    private async Task<FileOutcome> ConvertAsync(
        InputFile file, Stream output, FlowLogRejectionHandler onRejected, int threads, CancellationToken cancellationToken)
    {
        using InputStream input = file.Open();
        input.OnRead = report;
        var first = new FirstRejection();
        var run = new EcsWriterOptions
        {
            SourceName = file.Name,
            SourceTime = file.Time,
            Origin = options.SourceFields ? OriginOf(file) : null,
            Filter = options.Where,
            Containers = [ParquetContainer.Instance],
            Namespace = options.Namespace,
            OnError = options.OnError == ErrorMode.Document ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip,
            OnRejected = (in FlowLogRejection rejection) =>
            {
                first.Add(in rejection);
                onRejected(in rejection);
            },
            MaxDegreeOfParallelism = threads,
        };
        FlowLogSummary summary = await reader.ConvertAsync(input, output, run, cancellationToken).ConfigureAwait(false);
        long records = summary.Records + summary.FilteredRecords;
        if (records > 0 || summary.RejectedLines == 0)
            return new FileOutcome(file, summary) { Verdict = records > 0 ? SourceVerdict.FlowLog : SourceVerdict.Empty };
        return new FileOutcome(file, summary)
        {
            Verdict = SourceVerdict.NoRecord,
            ExitCode = ExitCodes.Rejected,
            Problem = $"{file.Name}: {first.Describe(summary.RejectedLines)}",
        };
    }

    private static FileOutcome Failed(InputFile file, FlowLogSummary summary, string reason, bool isForeign)
    {
        if (isForeign && file.Folder is not null)
            return new FileOutcome(file, summary) { Verdict = SourceVerdict.Foreign, LeftOut = reason };
        string kept = summary.Records > 0 ? "; records read before the error are kept" : "";
        return new FileOutcome(file, summary) { ExitCode = ExitCodes.InputFailed, Problem = $"{file.Name}: {reason}{kept}" };
    }
}
