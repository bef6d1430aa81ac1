using System.Runtime.CompilerServices;
using VpcFlow.Records;

namespace VpcFlow.Filtering;

/// <summary>The time from start to end, in milliseconds.</summary>
internal sealed class DurationColumn(TimeColumn start, TimeColumn end) : NumberColumn
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Read(scoped in FilterRows rows, Span<long> values)
    {
        Span<long> starts = stackalloc long[RowBatch.Capacity];
        ulong present = end.Read(in rows, values) & start.Read(in rows, starts);
        for (int i = 0; i < rows.Count; i++)
            values[i] -= starts[i];
        return present;
    }
}

/// <summary>The bytes of a packet, as <see cref="FilterNumber.OrderedBits"/>; absent if there is no packet.</summary>
internal sealed class BytesPerPacketColumn(FieldNumberColumn bytes, FieldNumberColumn packets) : NumberColumn
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Read(scoped in FilterRows rows, Span<long> values)
    {
        Span<long> counts = stackalloc long[RowBatch.Capacity];
        ulong present = bytes.Read(in rows, values) & packets.Read(in rows, counts);
        for (int i = 0; i < rows.Count; i++)
        {
            values[i] = FilterNumber.OrderedBits((double)values[i] / counts[i]);
            present &= ~((counts[i] == 0 ? 1UL : 0UL) << i);
        }

        return present;
    }
}

/// <summary>
/// The service, as its number in <see cref="ServiceNames"/>: that of the lower of the two ports that have one, so that a flow and its reply
/// have the same service.
/// </summary>
internal sealed class ServiceColumn(FieldNumberColumn protocol, FieldNumberColumn source, FieldNumberColumn destination) : NumberColumn
{
    private const int Absent = -1;

    /// <summary>Returns the number of the service of a record; 0 if there is none.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="source">The source port; negative if it is absent.</param>
    /// <param name="destination">The destination port; negative if it is absent.</param>
    public static int Find(long protocol, long source, long destination)
    {
        int sourceId = source < 0 ? 0 : ServiceNames.Find(protocol, source);
        int destinationId = destination < 0 ? 0 : ServiceNames.Find(protocol, destination);
        bool isSource = destinationId == 0 || (sourceId != 0 && source < destination);
        return isSource ? sourceId : destinationId;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override ulong Read(scoped in FilterRows rows, Span<long> values)
    {
        Span<long> protocols = stackalloc long[RowBatch.Capacity];
        Span<long> sources = stackalloc long[RowBatch.Capacity];
        ulong present = protocol.Read(in rows, protocols) & rows.Active;
        ulong hasSource = source.Read(in rows, sources);
        ulong hasDestination = destination.Read(in rows, values);
        for (int i = 0; i < rows.Count; i++)
        {
            if (((present >> i) & 1) == 0)
                continue;
            values[i] = Find(
                protocols[i],
                ((hasSource >> i) & 1) == 0 ? Absent : sources[i],
                ((hasDestination >> i) & 1) == 0 ? Absent : values[i]);
            if (values[i] == 0)
                present &= ~(1UL << i);
        }

        return present;
    }
}
