using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Querying;

namespace VpcFlow.Query.Output;

/// <summary>Writes the rows of a result.</summary>
internal abstract class ResultWriter
{
    public static ResultWriter Create(QueryKind kind, Stream output) => kind switch
    {
        QueryKind.Table => new ResultTable(output, Console.IsOutputRedirected ? null : TerminalWidth.Get()),
        QueryKind.Csv => new ResultCsv(output),
        QueryKind.Json => new ResultJson(output),
        _ => throw new InvalidOperationException($"{kind} is not a kind of output."),
    };

    /// <summary>Begins with the names of the columns, and the types of their values.</summary>
    public abstract void Begin(IReadOnlyList<(string Name, Type Type)> columns);

    /// <summary>Writes a row.</summary>
    public abstract void Write(object?[] row);

    /// <summary>Ends the result.</summary>
    public abstract void End();
}
