namespace VpcFlow.Cli.Detecting;

/// <summary>Counts the fields of records in any format, including those in envelopes.</summary>
internal static class FieldCounts
{
    /// <summary>Returns the number of records for each number of fields.</summary>
    public static Dictionary<int, int> Of(ReadOnlySpan<byte> text)
    {
        // A record of one field has this format whatever its text is; for any other record, the rejection contains the number of fields.
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
