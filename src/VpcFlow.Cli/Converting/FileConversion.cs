using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Converting;

/// <summary>The outcome of converting a file.</summary>
/// <param name="Summary">What was read and written.</param>
/// <param name="ExitCode">The exit code for this file.</param>
/// <param name="Problem">The error; <see langword="null"/> if there was none.</param>
internal readonly record struct FileOutcome(FlowLogSummary Summary, int ExitCode = ExitCodes.Done, string? Problem = null);

/// <summary>Converts single files; several calls may run at the same time.</summary>
/// <param name="reader">The converter of streams.</param>
/// <param name="options">The options of the command.</param>
/// <param name="report">Receives the number of bytes of each read.</param>
internal sealed class FileConversion(FlowLogReader reader, ConvertOptions options, Action<int>? report)
{
    /// <summary>Converts a file.</summary>
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
            using InputStream input = file.Open();
            input.OnRead = report;
            if (ParquetFile.IsParquet((await input.PeekAsync(cancellationToken).ConfigureAwait(false)).Span))
                return new FileOutcome(default, ExitCodes.InputFailed, $"{file.Name}: {ParquetFile.Refusal}");
            var run = new EcsWriterOptions
            {
                SourceName = file.Name,
                SourceTime = file.Time,
                Origin = options.SourceFields ? OriginOf(file) : null,
                Namespace = options.Namespace,
                OnError = options.OnError == ErrorMode.Document ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip,
                OnRejected = onRejected,
                MaxDegreeOfParallelism = threads,
            };
            return new FileOutcome(await reader.ConvertAsync(input, output, run, cancellationToken).ConfigureAwait(false));
        }
        catch (FlowLogSourceException e)
        {
            return new FileOutcome(e.Summary, ExitCodes.InputFailed, $"{e.Message}; records read before the error are kept");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileOutcome(default, ExitCodes.InputFailed, $"{file.Name}: {e.Message}");
        }
    }

    private static FlowLogOrigin OriginOf(InputFile file)
        => file.IsStandardInput ? FlowLogOrigin.Stream : FlowLogOrigin.File(file.Path);
}
