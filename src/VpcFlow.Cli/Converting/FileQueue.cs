using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>
/// Converts files on several threads, with the same output in the same order as on one thread. A large file uses all threads for its
/// blocks. Small files, of which a day of logs has thousands, are converted in parallel, one thread each: their documents fit into memory
/// until it is their turn.
/// </summary>
/// <param name="conversion">Converts a file.</param>
/// <param name="output">The stream to write the documents to.</param>
/// <param name="rejections">Receives the rejected lines.</param>
/// <param name="done">Receives the outcome of each file, in order.</param>
/// <param name="threads">The number of threads.</param>
internal sealed class FileQueue(FileConversion conversion, Stream output, RejectionLog rejections, Action<FileOutcome> done, int threads)
{
    /// <summary>The maximum total size, in bytes, of documents that wait for their turn.</summary>
    private const int MaxAhead = 32_000_000;

    /// <summary>The approximate number of bytes of documents per byte of text.</summary>
    private const int DocumentsPerText = 10;

    /// <summary>The approximate number of bytes of documents per byte of compressed text.</summary>
    private const int DocumentsPerGzip = 100;

    private readonly int _maxAheadOfFile = MaxAhead / threads;

    /// <summary>Converts files.</summary>
    /// <exception cref="OutputException">Writing failed.</exception>
    public async Task RunAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task>();
        try
        {
            Task last = Task.CompletedTask;
            foreach (InputFile file in files)
            {
                bool isSmall = threads > 1 && files.Count > 1 && IsSmall(file);
                while (running.Count >= (isSmall ? threads : 1))
                    await running.Dequeue().ConfigureAwait(false);
                if (isSmall)
                    running.Enqueue(last = Start(file, last, stop.Token));
                else
                    done(await conversion.RunAsync(file, output, rejections.Add, threads, cancellationToken).ConfigureAwait(false));
            }

            while (running.Count > 0)
                await running.Dequeue().ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            // After a failure, wait until none of the remaining files is being written.
            foreach (Task task in running)
                await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task Start(InputFile file, Task turn, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var own = new TurnOutput(output, turn, _maxAheadOfFile);

            // There are rarely enough rejected lines that buffering them would be worth it, so they wait for their turn.
            void Add(in FlowLogRejection rejection)
            {
                turn.WaitAsync(cancellationToken).GetAwaiter().GetResult();
                rejections.Add(in rejection);
            }

            FileOutcome outcome = await conversion.RunAsync(file, own, Add, threads: 1, cancellationToken).ConfigureAwait(false);
            await own.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
            done(outcome);
        },
        CancellationToken.None);

    private bool IsSmall(InputFile file)
    {
        int growth = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? DocumentsPerGzip : DocumentsPerText;
        return !file.IsStandardInput && file.Length * growth <= _maxAheadOfFile;
    }
}
