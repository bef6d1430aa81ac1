using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Converting;

/// <summary>What became of a file.</summary>
/// <param name="Summary">What was read and written.</param>
/// <param name="ExitCode">What the file adds to the exit code.</param>
/// <param name="Problem">What went wrong.</param>
internal readonly record struct FileOutcome(FlowLogSummary Summary, int ExitCode = ExitCodes.Done, string? Problem = null);

/// <summary>Converts one file after the other, or several at once.</summary>
/// <param name="reader">Reads and converts streams.</param>
/// <param name="options">What was asked for.</param>
/// <param name="report">Gets the number of bytes of each read.</param>
internal sealed class FileConversion(FlowLogReader reader, ConvertOptions options, Action<int>? report)
{
    /// <summary>Converts a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="output">Gets the documents.</param>
    /// <param name="onRejected">Gets the lines that can't be read.</param>
    /// <param name="threads">How many blocks are converted at the same time.</param>
    /// <param name="cancellationToken">Ends the conversion.</param>
    public async Task<FileOutcome> RunAsync(InputFile file, Stream output, FlowLogRejectionHandler onRejected, int threads, CancellationToken cancellationToken)
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
                Namespace = options.Namespace,
                OnError = options.OnError == ErrorMode.Document ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip,
                OnRejected = onRejected,
                MaxDegreeOfParallelism = threads,
            };
            return new FileOutcome(await reader.ConvertAsync(input, output, run, cancellationToken).ConfigureAwait(false));
        }
        catch (FlowLogSourceException e)
        {
            return new FileOutcome(e.Summary, ExitCodes.InputFailed, $"{e.Message}; what was read before is kept");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileOutcome(default, ExitCodes.InputFailed, $"{file.Name}: {e.Message}");
        }
    }
}
