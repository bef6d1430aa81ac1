using System.Collections.Concurrent;

namespace VpcFlow.Pipeline.Telemetry;

/// <summary>Finds the newest record of batches, by parsers that read nothing but its time.</summary>
internal sealed class RecordTimes
{
    /// <summary>A source has few formats; one that has more is hostile.</summary>
    private const int MaxFormats = 256;

    private readonly ConcurrentDictionary<FlowLogFormat, (FlowLogParser Parser, FlowLogField Field)?> _parsers = [];

    /// <summary>
    /// Returns the end of the newest record, or its start where records have no end; <see langword="null"/> without a time.
    /// </summary>
    public DateTimeOffset? Newest(FlowLogBatch batch)
    {
        if (!_parsers.TryGetValue(batch.Format, out (FlowLogParser Parser, FlowLogField Field)? times))
        {
            if (_parsers.Count >= MaxFormats)
                return null;
            times = _parsers.GetOrAdd(batch.Format, Create);
        }

        return times is { } found ? batch.NewestTime(found.Parser, found.Field) : null;
    }

    private static (FlowLogParser Parser, FlowLogField Field)? Create(FlowLogFormat format)
    {
        FlowLogField[] fields = [FlowLogField.End, FlowLogField.Start];
        foreach (FlowLogField field in fields.Where(format.Fields.Contains))
            return (FlowLogParser.Create(format, new FlowLogParserOptions { Fields = [field] }), field);
        return null;
    }
}
