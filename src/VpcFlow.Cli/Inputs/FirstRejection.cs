using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Inputs;

/// <summary>Keeps why the first rejected line of an input was rejected.</summary>
internal sealed class FirstRejection
{
    /// <summary>The reason, without the name of the input; <see langword="null"/> if no line was rejected.</summary>
    public string? Message { get; private set; }

    public void Add(in FlowLogRejection rejection)
    {
        if (Message is null)
            Add(rejection.SourceName, rejection.Message);
    }

    /// <param name="source">The name of the input.</param>
    /// <param name="message">Describes the rejection, usually with the name.</param>
    public void Add(string? source, string message)
        => Message ??= message.StartsWith(source + ": ", StringComparison.Ordinal) ? message[(source!.Length + 2)..] : message;

    /// <summary>Says that none of the lines is a record, and why the first one is not.</summary>
    public string Describe(long lines)
        => lines == 1 ? $"its only line is not a record: {Message}" : $"none of its {Amounts.Number(lines)} lines is a record; {Message}";
}
