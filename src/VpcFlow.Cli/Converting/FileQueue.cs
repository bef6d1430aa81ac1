using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>
/// Converts files with several threads, and gives what one thread gives, in the same order. A large file has all threads for its blocks. Small ones, of which a day of
/// logs has thousands, are converted side by side, each by one thread: their documents fit into memory until it is their turn.
/// </summary>
/// <param name="conversion">Converts a file.</param>
/// <param name="output">Gets the documents.</param>
/// <param name="rejections">Gets the lines that can't be read.</param>
/// <param name="done">Gets what became of each file, in order.</param>
/// <param name="threads">The number of threads.</param>
internal sealed class FileQueue(FileConversion conversion, Stream output, RejectionLog rejections, Action<FileOutcome> done, int threads)
{
    /// <summary>The most bytes of documents that wait for their turn.</summary>
    private const int MaxAhead = 32_000_000;

    /// <summary>About how many bytes of documents come out of a byte of text, and of a byte of compressed text.</summary>
    private const int DocumentsPerText = 10;

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
            // The files behind one that failed; none goes on writing.
            foreach (Task task in running)
                await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task Start(InputFile file, Task turn, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var own = new TurnOutput(output, turn, _maxAheadOfFile);

            // Lines that can't be read are rare in such numbers that they could not wait here.
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
        => !file.IsStandardInput && file.Length * (file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? DocumentsPerGzip : DocumentsPerText) <= _maxAheadOfFile;
}
