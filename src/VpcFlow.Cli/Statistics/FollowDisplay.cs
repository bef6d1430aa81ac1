using System.Globalization;
using System.Text;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>
/// Shows groups again and again: on a terminal on a screen of its own, as <c>top</c> does, which leaves the other one as it was; otherwise
/// one table or object after another, if there is anything new.
/// </summary>
internal sealed class FollowDisplay : IDisposable
{
    private const string EnterScreen = "\e[?1049h\e[?25l";
    private const string LeaveScreen = "\e[?25h\e[?1049l";
    private const string Home = "\e[H";
    private const string ClearLine = "\e[K";
    private const string ClearBelow = "\e[J";

    private readonly StatsOptions _options;
    private readonly FlowLogStatistics _statistics;
    private readonly MessageWriter _messages;
    private readonly StringWriter _held = new();
    private readonly bool _isScreen;
    private long _shown = -1;
    private bool _isOnScreen;

    public FollowDisplay(StatsOptions options, FlowLogStatistics statistics, MessageWriter messages)
    {
        _options = options;
        _statistics = statistics;
        _messages = messages;
        _isScreen = options.Kind == StatsKind.Table && !Console.IsOutputRedirected
            && Environment.GetEnvironmentVariable("TERM") != "dumb";

        // A screen has no room for messages: they are written when it is left.
        Messages = _isScreen ? new MessageWriter(_held) { IsQuiet = messages.IsQuiet } : messages;
    }

    /// <summary>Where messages go while the display runs.</summary>
    public MessageWriter Messages { get; }

    /// <summary>Shows what is counted until reading ends or is interrupted, or nobody reads the output any more.</summary>
    /// <exception cref="OutputException">The output can't be written.</exception>
    public async Task RunAsync(Task reading, CancellationTokenSource stop)
    {
        try
        {
            while (!reading.IsCompleted)
            {
                Show();
                Task wait = Task.Delay(_options.FollowInterval!.Value, stop.Token);
                await Task.WhenAny(reading, wait).ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (reading.IsFaulted)
            await reading.ConfigureAwait(false);
    }

    /// <summary>Shows the last table, unless it is what was shown last.</summary>
    public void ShowLast()
    {
        if (_isScreen || _statistics.Records != _shown)
            StatsRun.Write(_statistics.CreateTable(), _options, _messages);
    }

    /// <summary>Leaves the screen.</summary>
    public void Dispose()
    {
        if (!_isOnScreen)
            return;
        _isOnScreen = false;
        TextOutput.Write(LeaveScreen);
        foreach (string line in _held.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            _messages.Write(line);
    }

    private void Show()
    {
        long records = _statistics.Records;
        if (_isScreen)
        {
            ShowScreen(records);
        }
        else if (records != _shown && records > 0 && StatsRun.DescribeMissing(_options, _statistics) is null)
        {
            if (_options.Kind == StatsKind.Table)
                TextOutput.Write(_shown < 0 ? Heading(records) + "\n" : $"\n{Heading(records)}\n");
            StatsRun.Write(_statistics.CreateTable(), _options, new MessageWriter(TextWriter.Null));
            _shown = records;
        }
    }

    private void ShowScreen(long records)
    {
        // A row less than there is room for, since a line feed in the last one scrolls; the heading, the names and the totals take three.
        int height = Math.Max(TerminalHeight(), 6);
        string body = StatsRun.DescribeMissing(_options, _statistics) is { } missing
            ? missing + " so far\n"
            : StatsTable.Create(_statistics.CreateTable(), TerminalWidth.Get(), height - 4);
        string[] lines = [Heading(records), .. body.TrimEnd('\n').Split('\n')];
        var screen = new StringBuilder(_isOnScreen ? Home : EnterScreen + Home);
        foreach (string line in lines.Take(height - 1))
            screen.Append(line).Append(ClearLine).Append("\r\n");
        TextOutput.Write(screen.Append(ClearBelow).ToString());
        _isOnScreen = true;
    }

    private static string Heading(long records)
        => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            + $"  {Amounts.Count(records, "record")}";

    private static int TerminalHeight()
    {
        try
        {
            return Console.WindowHeight;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return 24;
        }
    }
}
