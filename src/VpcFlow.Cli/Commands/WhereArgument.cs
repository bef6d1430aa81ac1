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

    /// <exception cref="UsageException">The text is not a filter.</exception>
    public static FlowLogFilter Parse(string text)
    {
        try
        {
            return FlowLogFilter.Parse(text);
        }
        catch (FlowLogFilterException e)
        {
            throw new UsageException($"--where: {e.Message}\n{MarkedText.Create(e.FilterText, e.Position, e.Length)}");
        }
    }
}
