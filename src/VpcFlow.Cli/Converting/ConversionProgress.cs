using Spectre.Console;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>
/// Shows the progress of a long conversion to a file if standard output and standard error are both terminals: otherwise another program
/// may be writing on the same terminal.
/// </summary>
internal static class ConversionProgress
{
    /// <summary>The smallest input with a progress bar; less is converted before anyone has read the bar.</summary>
    private const long MinBytes = 16_000_000;

    /// <summary>The number of bytes between updates of the bar.</summary>
    private const int Step = 1 << 20;

    /// <param name="files">The files to convert; progress is measured in their bytes.</param>
    /// <param name="options">The options of the command.</param>
    /// <param name="messages">Writes above the bar while the bar is shown.</param>
    /// <param name="work">The conversion; receives a callback for the number of bytes read, or <see langword="null"/>.</param>
    public static async Task RunAsync(
        IReadOnlyList<InputFile> files, ConvertOptions options, MessageWriter messages, Func<Action<int>?, Task> work)
    {
        bool isSeen = options.WritesFile && !options.IsQuiet && !Console.IsErrorRedirected && !Console.IsOutputRedirected;
        long total = isSeen ? files.Sum(f => f.Length) : 0;
        if (total < MinBytes)
            await work(null).ConfigureAwait(false);
        else
            await ShowAsync(total, messages, work).ConfigureAwait(false);
    }

    private static async Task ShowAsync(long total, MessageWriter messages, Func<Action<int>?, Task> work)
    {
        // The library looks at standard output alone.
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Interactive = InteractionSupport.Yes });
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
