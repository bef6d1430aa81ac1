using System.CommandLine;

namespace VpcFlow.Cli.Commands;

/// <summary>The value of <c>--where</c>: a filter.</summary>
internal static class WhereArgument
{
    public static Option<string?> CreateOption() => new("--where")
    {
        HelpName = "FILTER",
        Description = "Take only the records that match a filter, such as 'action = REJECT and dstport in (22, 3389)'. It compares fields "
            + "with =, !=, <, <=, >, >=, in, like and is absent, and combines conditions with and, or, not and parentheses.",
    };

    /// <param name="text">The filter.</param>
    /// <param name="name">The option or setting that it is the value of.</param>
    /// <exception cref="UsageException">The text is not a filter.</exception>
    public static FlowLogFilter Parse(string text, string name = "--where")
    {
        try
        {
            return FlowLogFilter.Parse(text);
        }
        catch (FlowLogFilterException e)
        {
            throw new UsageException($"{name}: {e.Message}\n{MarkedText.Create(e.FilterText, e.Position, e.Length)}");
        }
    }
}
