using VpcFlow.Records;

namespace VpcFlow.Documents.Csv;

/// <summary>A step of writing a row: columns whose fields follow each other in the line, or one that the line lacks.</summary>
/// <param name="Slot">The position in the line of the first field; -1 for a column that is always empty.</param>
/// <param name="Count">The number of fields.</param>
/// <param name="Mask">A bit per field among the first 64 of the line.</param>
internal readonly record struct CsvStep(int Slot, int Count, ulong Mask)
{
    /// <summary>Divides columns into the fewest steps.</summary>
    /// <param name="schema">Where the fields are; columns of other fields, and of those that are not read, are empty.</param>
    /// <param name="columns">The columns.</param>
    public static IEnumerable<CsvStep> Of(RowSchema schema, IEnumerable<FlowLogField> columns)
    {
        CsvStep? run = null;
        foreach (FlowLogField column in columns)
        {
            int slot = schema.Plan.SlotOf(column);
            ulong mask = slot is >= 0 and < 64 ? 1UL << slot : 0;
            if (run is { Slot: >= 0 } before && slot == before.Slot + before.Count)
            {
                run = new CsvStep(before.Slot, before.Count + 1, before.Mask | mask);
                continue;
            }

            if (run is { } last)
                yield return last;
            run = new CsvStep(slot, 1, mask);
        }

        if (run is { } end)
            yield return end;
    }
}
