using System.Collections.Concurrent;

namespace VpcFlow.Pipeline.Sinks;

/// <summary>
/// Watches which of the fields to read the formats of the objects have: an object that has none of them fails, and a field that no object
/// has can be named at the end.
/// </summary>
/// <param name="sink">Receives the batches.</param>
/// <param name="fields">The fields.</param>
internal sealed class FieldTally(IFlowLogSink sink, IReadOnlyList<FlowLogField> fields) : IFlowLogSink
{
    private readonly ConcurrentDictionary<FlowLogFormat, bool> _formats = [];

    public ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        FlowLogFormat format = delivery.Batch.Format;
        if (!_formats.TryGetValue(format, out bool hasAny))
        {
            // The lines of a file that is not a flow log have no format.
            if (!delivery.Batch.HasRecord())
                return sink.WriteAsync(delivery, cancellationToken);
            hasAny = fields.Any(format.Fields.Contains);
            _formats.TryAdd(format, hasAny);
        }

        return hasAny
            ? sink.WriteAsync(delivery, cancellationToken)
            : throw new FlowLogDeliveryException(
                $"none of the fields to read is in its format: {format.ToHeader()}", isTransient: false);
    }

    /// <summary>Returns the names of the fields that no format has; none if there was no record.</summary>
    public IEnumerable<string> FindMissing()
        => _formats.IsEmpty
            ? []
            : fields.Where(f => !_formats.Keys.Any(format => format.Fields.Contains(f))).Select(f => FlowLogFieldInfo.Get(f).Name);
}
