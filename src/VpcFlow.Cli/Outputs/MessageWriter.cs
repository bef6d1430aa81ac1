using Spectre.Console;

namespace VpcFlow.Cli.Outputs;

/// <summary>Writes messages to standard error, above the progress bar if one is shown.</summary>
internal sealed class MessageWriter(TextWriter error)
{
    /// <summary>The console that currently shows a progress bar.</summary>
    public IAnsiConsole? Live { get; set; }

    public void Write(string message)
    {
        if (Live is { } console)
            console.Write(new Text(message + "\n"));
        else
            error.WriteLine(message);
    }

    /// <summary>Writes an error, prefixed with the name of the tool.</summary>
    public void Error(string message) => Write("vpcflow: " + message);
}
