using Spectre.Console;

namespace VpcFlow.Cli.Outputs;

/// <summary>Writes messages to standard error, above the progress bar while there is one.</summary>
internal sealed class MessageWriter(TextWriter error)
{
    /// <summary>The console that shows a progress bar at the moment.</summary>
    public IAnsiConsole? Live { get; set; }

    public void Write(string message)
    {
        if (Live is { } console)
            console.Write(new Text(message + "\n"));
        else
            error.WriteLine(message);
    }

    /// <summary>Writes what went wrong, after the name of the tool.</summary>
    public void Error(string message) => Write("vpcflow: " + message);
}
