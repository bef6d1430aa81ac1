using Spectre.Console;

namespace VpcFlow.Cli.Outputs;

/// <summary>Writes messages to standard error, above the progress bar if one is shown.</summary>
internal sealed class MessageWriter(TextWriter error)
{
    /// <summary>The console that currently shows a progress bar.</summary>
    public IAnsiConsole? Live { get; set; }

    /// <summary>Whether only errors are written.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Writes what belongs to an error.</summary>
    public void Write(string message)
    {
        // The names of files may hold anything.
        string printable = string.Concat(message.Select(c => char.IsControl(c) && c != '\n' ? '?' : c));
        if (Live is { } console)
            console.Write(new Text(printable + "\n"));
        else
            error.WriteLine(printable);
    }

    /// <summary>Writes an error, prefixed with the name of the tool.</summary>
    public void Error(string message) => Write("vpcflow: " + message);

    /// <summary>Writes what is good to know, unless the tool is to be quiet.</summary>
    public void Note(string message)
    {
        if (!IsQuiet)
            Write(message);
    }

    /// <summary>Writes phrases as one line; on a terminal, as lines that break between phrases.</summary>
    public void Note(IReadOnlyList<string> phrases)
        => Note(Phrases.Join(phrases, Console.IsErrorRedirected ? int.MaxValue : TerminalWidth.Get()));
}
