using System.Collections.Immutable;
using VpcFlow.Fields;
using VpcFlow.Formats;

namespace VpcFlow;

/// <summary>Parses lists of fields that people write, such as the fields to read or the columns of a file.</summary>
public static class FlowLogFieldList
{
    private static readonly char[] s_separators = [' ', '\t', '\r', '\n', ','];

    /// <summary>
    /// Parses names of fields in any spelling, <c>account-id</c>, <c>account_id</c>, <c>accountId</c> or <c>${account-id}</c>, which white
    /// space or commas separate.
    /// </summary>
    /// <param name="text">The names.</param>
    /// <returns>The fields in the order of the text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">
    /// A name is not that of a field, a field appears twice, or there is no name. The message says it for each name.
    /// </exception>
    public static ImmutableArray<FlowLogField> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<FlowLogField>.Builder fields = ImmutableArray.CreateBuilder<FlowLogField>();
        var errors = new List<string>();
        foreach (string name in text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            bool isBraced = name.StartsWith("${", StringComparison.Ordinal) && name.EndsWith('}');
            if (FlowLogFieldCatalogue.Find(isBraced ? name[2..^1] : name) is not { } info)
                errors.Add(Unknown(name));
            else if (fields.Contains(info.Field))
                errors.Add($"'{name}' appears twice.");
            else
                fields.Add(info.Field);
        }

        if (errors.Count == 0 && fields.Count == 0)
            errors.Add("There is no field; expected names such as srcaddr, separated by commas or spaces.");
        return errors.Count == 0 ? fields.ToImmutable() : throw new FormatException(string.Join(' ', errors.Distinct()));
    }

    private static string Unknown(string name)
        => NearestName.Find(name) is { } nearest
            ? $"'{name}' is not a flow log field; did you mean '{nearest}'?"
            : $"'{name}' is not a flow log field.";
}
