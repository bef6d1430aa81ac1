using Spectre.Console;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Shows how far a long conversion is, if there is someone to see it: standard error is a terminal.</summary>
internal static class ConversionProgress
{
    /// <summary>Less than this is done before anyone has read the bar.</summary>
    private const long MinBytes = 16_000_000;

    /// <summary>Bytes after which the bar is moved.</summary>
    private const int Step = 1 << 20;

    /// <param name="files">What is converted; the bytes of the files are the bar's measure.</param>
    /// <param name="usesStandardOutput">Whether documents go to standard output, which would tear a bar on the same terminal.</param>
    /// <param name="messages">Writes above the bar while it is shown.</param>
    /// <param name="work">The conversion; gets what to call with the number of bytes read, or <see langword="null"/>.</param>
    public static async Task RunAsync(IReadOnlyList<InputFile> files, bool usesStandardOutput, MessageWriter messages, Func<Action<int>?, Task> work)
    {
        bool isSeen = !Console.IsErrorRedirected && (!usesStandardOutput || Console.IsOutputRedirected);
        long total = isSeen ? files.Sum(f => f.Length) : 0;
        if (total < MinBytes)
            await work(null).ConfigureAwait(false);
        else
            await ShowAsync(total, messages, work).ConfigureAwait(false);
    }

    private static async Task ShowAsync(long total, MessageWriter messages, Func<Action<int>?, Task> work)
    {
        // Interactive by the test above: the library looks at standard output, which is redirected more often than not.
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Interactive = InteractionSupport.Yes });
        Progress progress = console.Progress().AutoClear(true).HideCompleted(false).Columns(
            new TaskDescriptionColumn(),
            new ProgressBarColumn(),
            new PercentageColumn(),
            new DownloadedColumn { Base = FileSizeBase.Decimal },
            new TransferSpeedColumn { Base = FileSizeBase.Decimal },
            new RemainingTimeColumn());
        messages.Live = console;
        try
        {
            await progress.StartAsync(context => work(Advance(context.AddTask("converting", maxValue: total)))).ConfigureAwait(false);
        }
        finally
        {
            messages.Live = null;
        }
    }

    private static Action<int> Advance(ProgressTask task)
    {
        var gate = new Lock();
        long read = 0;
        return bytes =>
        {
            // Several files may be read at the same time.
            lock (gate)
            {
                read += bytes;
                if (read < Step && bytes > 0)
                    return;
                task.Increment(read);
                read = 0;
            }
        };
    }
}
