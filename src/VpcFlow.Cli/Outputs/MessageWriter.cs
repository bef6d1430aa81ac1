using Spectre.Console;

namespace VpcFlow.Cli.Outputs;

/// <summary>Writes messages to standard error, above the progress bar if one is shown.</summary>
internal sealed class MessageWriter(TextWriter error)
{
    private const string ClearLine = "\r\u001b[K";

    private readonly Lock _lock = new();
    private string _status = "";

    /// <summary>The console that currently shows a progress bar.</summary>
    public IAnsiConsole? Live { get; set; }

    /// <summary>Whether only errors are written.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Whether each message is a line of JSON, for programs.</summary>
    public bool IsJson { get; set; }

    /// <summary>Writes what belongs to an error.</summary>
    public void Write(string message) => Write(message, "error");

    /// <summary>Writes an error, prefixed with the name of the tool.</summary>
    public void Error(string message) => Write(IsJson ? message : "vpcflow: " + message, "error");

    /// <summary>Writes what is good to know, unless the tool is to be quiet.</summary>
    public void Note(string message)
    {
        if (!IsQuiet)
            Write(message, "info");
    }

    /// <summary>Writes phrases as one line; on a terminal, as lines that break between phrases.</summary>
    public void Note(IReadOnlyList<string> phrases)
        => Note(Phrases.Join(phrases, Console.IsErrorRedirected || IsJson ? int.MaxValue : TerminalWidth.Get()));

    /// <summary>
    /// Shows how far a command is in the last line of the terminal, in place of what was shown before; empty for nothing. Other messages
    /// are written above it.
    /// </summary>
    public void ShowStatus(string status)
    {
        lock (_lock)
        {
            _status = Printable(status)[..Math.Min(status.Length, TerminalWidth.Get() - 1)];
            error.Write(ClearLine + _status);
        }
    }

    private static string Printable(string message) => string.Concat(message.Select(c => char.IsControl(c) && c != '\n' ? '?' : c));

    private void Write(string message, string level)
    {
        // The names of files may hold anything.
        string printable = Printable(message);
        if (Live is { } console)
        {
            console.Write(new Text(printable + "\n"));
            return;
        }

        lock (_lock)
        {
            if (IsJson)
                error.WriteLine(LogLine.Create(TimeProvider.System.GetUtcNow(), level, printable));
            else if (_status.Length > 0)
                error.Write($"{ClearLine}{printable}\n{_status}");
            else
                error.WriteLine(printable);
        }
    }
}
