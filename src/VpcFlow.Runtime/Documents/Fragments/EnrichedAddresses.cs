using VpcFlow.Records;

namespace VpcFlow.Documents.Fragments;

/// <summary>Where the addresses that can be enriched are in the rows of a format.</summary>
internal sealed class EnrichedAddresses(RowSchema schema)
{
    /// <summary>The number of addresses of a record.</summary>
    public const int Count = 4;

    private readonly FieldAccess _source = schema[FlowLogField.SourceAddress];
    private readonly FieldAccess _destination = schema[FlowLogField.DestinationAddress];
    private readonly FieldAccess _packetSource = schema[FlowLogField.PacketSourceAddress];
    private readonly FieldAccess _packetDestination = schema[FlowLogField.PacketDestinationAddress];

    /// <summary>Looks up the addresses of a record.</summary>
    /// <param name="enricher">Knows more about addresses.</param>
    /// <param name="record">The values of the record.</param>
    /// <param name="found">
    /// Receives the results for the source, the destination and, if they can have names, the addresses of packets.
    /// </param>
    public void LookUp(IAddressEnricher enricher, scoped in EnrichedRecord record, Span<AddressEnrichment?> found)
    {
        found[0] = record.Find(enricher, in _source);
        found[1] = record.Find(enricher, in _destination);
        if (!enricher.HasNames)
            return;
        found[2] = record.Find(enricher, in _packetSource);
        found[3] = record.Find(enricher, in _packetDestination);
    }
}
