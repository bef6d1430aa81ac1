namespace VpcFlow.Cli.Detecting;

/// <summary>Counts how many fields records have, whatever their format, also those in envelopes.</summary>
internal static class FieldCounts
{
    /// <summary>The number of records by their number of fields.</summary>
    public static Dictionary<int, int> Of(ReadOnlySpan<byte> text)
    {
        // Any text is a record of this format if it is one field; of another record, the parser says how many it has.
        FlowLogFormat oneField = FlowLogFormat.Create(FlowLogField.InterfaceId);
        var counts = new Dictionary<int, int>();
        var options = new FlowLogReaderOptions { OnRejected = (in FlowLogRejection rejection) => Add(counts, rejection) };
        using FlowLogRecords records = FlowLogParser.Create(oneField).Parse(text, options);
        while (records.MoveNext())
        {
        }

        if (records.Summary.Records > 0)
            counts[1] = (int)records.Summary.Records;
        return counts;
    }

    private static void Add(Dictionary<int, int> counts, FlowLogRejection rejection)
    {
        if (rejection.FoundFieldCount is int fields)
            counts[fields] = counts.GetValueOrDefault(fields) + 1;
    }
}
