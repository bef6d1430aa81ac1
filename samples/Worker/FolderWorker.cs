using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VpcFlow;

namespace Samples.Worker;

/// <summary>
/// Watches a folder for new flow logs in any container that <see cref="FlowLogReader"/> reads, and appends their documents to one file. A
/// stop discards what was written of the current file; a damaged file is kept up to the damage and recorded as done, as is one that is not
/// a flow log; a file that can't be opened is retried.
/// </summary>
public sealed partial class FolderWorker(
    IOptions<FolderWorkerOptions> options, TimeProvider time, ILogger<FolderWorker> logger) : BackgroundService
{
    private readonly FolderWorkerOptions _options = options.Value;
    private readonly FlowLogReader _reader = new(EdgeFlowLogs.Default);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using OutputJournal journal = OutputJournal.Open(_options.Output);
        using var timer = new PeriodicTimer(_options.Interval, time);
        try
        {
            do
            {
                foreach (FileInfo file in NewFiles(journal))
                    await ConvertAsync(journal, file, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private FileInfo[] NewFiles(OutputJournal journal)
    {
        DateTime settled = time.GetUtcNow().UtcDateTime - _options.Settle;
        try
        {
            return [.. new DirectoryInfo(_options.Folder).EnumerateFiles()
                .Where(f => f.Name.EndsWith(".log", StringComparison.Ordinal) || f.Name.EndsWith(".log.gz", StringComparison.Ordinal))
                .Where(f => !journal.Contains(f.Name) && f.LastWriteTimeUtc <= settled)
                .OrderBy(f => f.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogFolderFailed(_options.Folder, e.Message);
            return [];
        }
    }

    private async Task ConvertAsync(OutputJournal journal, FileInfo file, CancellationToken cancellationToken)
    {
        var lines = new EcsWriterOptions
        {
            SourceName = file.Name,
            SourceTime = file.LastWriteTimeUtc,
            OnError = FlowLogErrorHandling.Document,
            OnRejected = (in FlowLogRejection line) => LogRejected(line.Message),
        };
        FlowLogSummary summary;
        string? problem = null;
        try
        {
            await using FileStream input = file.OpenRead();
            summary = await _reader.ConvertAsync(input, journal.Output, lines, cancellationToken);
        }
        catch (FlowLogSourceException e) when (e.InnerException is null or InvalidDataException)
        {
            summary = e.Summary;
            problem = e.Message;
            LogDamaged(problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            journal.Rollback();
            LogTriedAgain(file.Name, e.Message);
            return;
        }
        catch
        {
            journal.Rollback();
            throw;
        }

        journal.Commit(file.Name, summary.Records, summary.RejectedLines, problem);
        LogDone(file.Name, summary.Records, summary.RejectedLines);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{File}: {Records} records, {Rejected} lines rejected")]
    private partial void LogDone(string file, long records, long rejected);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Message}")]
    private partial void LogRejected(string message);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Message}; what could be read is kept")]
    private partial void LogDamaged(string message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}: {Message}; it is tried again")]
    private partial void LogTriedAgain(string file, string message);

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder {Folder} can't be read: {Message}")]
    private partial void LogFolderFailed(string folder, string message);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped; a file that was at work is converted at the next start")]
    private partial void LogStopped();
}
