using System.CommandLine;

namespace VpcFlow.Cli.Commands;

/// <summary>The value of <c>--fields</c>: names of fields.</summary>
internal static class FieldsArgument
{
    public const string Name = "--fields";

    public static Option<string?> CreateOption() => new(Name)
    {
        HelpName = "NAMES",
        Description = "Write only these fields, such as 'srcaddr,dstaddr,bytes', in any spelling, separated by commas or spaces; of CSV, "
            + "they are the columns in this order. Only these are read, so that nothing else in a line is checked. --where can compare "
            + "other fields.",
    };

    /// <summary>Returns the fields in the order of the text; <see langword="null"/> for all.</summary>
    /// <param name="text">The names.</param>
    /// <param name="name">The option or setting that they are the value of.</param>
    /// <exception cref="UsageException">The text is not a list of fields.</exception>
    public static IReadOnlyList<FlowLogField>? Parse(string? text, string name = Name)
    {
        try
        {
            return text is null ? null : FlowLogFieldList.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{name}: {e.Message}");
        }
    }
}
