using System.Globalization;
using System.Text.Json.Nodes;
using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>
/// Translates conditions on numbers and times. Documents have some numbers as text, which can't be compared by their order.
/// </summary>
internal static class NumberQuery
{
    /// <summary>The maximum number of numbers that are listed as text.</summary>
    private const int MaxListed = 1024;

    private static readonly string[] s_flags = ["fin", "syn", "rst", "psh", "ack", "urg"];

    public static JsonObject Create(FilterOperand operand, DocumentMember member, NumberTest test) => test switch
    {
        NumberBits bits => Flags(member, bits.Bits),
        NumberRanges ranges when member.IsText => QueryJson.Terms(member.Path, Listed(operand, ranges)),
        NumberRanges ranges => QueryJson.Any(ranges.Ranges.Select(r => Range(operand, member.Path, r))),
        _ => throw new InvalidOperationException($"{test.GetType().Name} is not a condition on numbers."),
    };

    private static JsonObject Range(FilterOperand operand, string path, FilterRange range)
    {
        if (range.First == range.Last && operand.Kind != FilterOperandKind.Time)
            return QueryJson.Term(path, range.First);
        JsonNode? first = range.First == long.MinValue ? null : range.First;
        JsonNode? last = range.Last == long.MaxValue ? null : range.Last;
        return QueryJson.Range(path, first, last, operand.Kind == FilterOperandKind.Time ? "epoch_millis" : null);
    }

    /// <summary>The flags that are set are a list of names in documents.</summary>
    private static JsonObject Flags(DocumentMember member, long bits)
    {
        if (bits >> s_flags.Length != 0)
            throw new NotSupportedException($"A cluster can't be asked for other flags than {string.Join(", ", s_flags)}.");
        return bits == 0
            ? QueryJson.Exists(member.Path)
            : QueryJson.All(s_flags.Where((_, bit) => (bits >> bit & 1) != 0).Select(f => QueryJson.Term(member.Path + "_array", f)));
    }

    private static List<string> Listed(FilterOperand operand, NumberRanges ranges)
    {
        var listed = new List<string>();
        foreach (FilterRange range in ranges.Ranges)
        {
            long first = Math.Max(range.First, 0);
            long last = Math.Min(range.Last, operand.Kind == FilterOperandKind.Protocol ? byte.MaxValue : operand.Max);
            if (last - first >= MaxListed - listed.Count)
                throw new NotSupportedException($"A cluster can't compare '{operand.Name}' by its order; use a list of values.");
            for (long number = first; number <= last; number++)
                listed.Add(number.ToString(CultureInfo.InvariantCulture));
        }

        return listed;
    }
}
