using VpcFlow.Records;

namespace VpcFlow.Documents.Fragments;

/// <summary>Where the addresses that can be enriched are in the rows of a format.</summary>
internal sealed class EnrichedAddresses(RowSchema schema)
{
    private readonly FieldAccess _source = schema[FlowLogField.SourceAddress];
    private readonly FieldAccess _destination = schema[FlowLogField.DestinationAddress];
    private readonly FieldAccess _packetSource = schema[FlowLogField.PacketSourceAddress];
    private readonly FieldAccess _packetDestination = schema[FlowLogField.PacketDestinationAddress];

    /// <summary>Looks up the addresses of a record.</summary>
    /// <param name="enricher">Knows more about addresses.</param>
    /// <param name="record">The values of the record.</param>
    /// <param name="source">Receives the members of the source.</param>
    /// <param name="destination">Receives the members of the destination.</param>
    /// <param name="names">Receives the names of all addresses.</param>
    public void Enrich(
        IAddressEnricher enricher, scoped in EnrichedRecord record, FragmentText source, FragmentText destination, FragmentText names)
    {
        AddressEnrichment? ofSource = record.Find(enricher, in _source);
        AddressEnrichment? ofDestination = record.Find(enricher, in _destination);
        SetMembers(source, ofSource);
        SetMembers(destination, ofDestination);
        if (!enricher.HasNames)
            return;
        names.Clear();
        AddName(names, "\"source\":"u8, ofSource);
        AddName(names, "\"destination\":"u8, ofDestination);
        AddName(names, "\"pkt_source\":"u8, record.Find(enricher, in _packetSource));
        AddName(names, "\"pkt_destination\":"u8, record.Find(enricher, in _packetDestination));
        if (names.Length > 0)
            names.Append("}"u8);
    }

    private static void SetMembers(FragmentText text, AddressEnrichment? found)
    {
        if (found is null)
            text.Clear();
        else
            text.Refer(found.PaddedMembers, found.MembersLength);
    }

    private static void AddName(FragmentText names, ReadOnlySpan<byte> label, AddressEnrichment? found)
    {
        if (found?.Name is null)
            return;
        names.Append(names.Length == 0 ? "\"names\":{"u8 : ","u8);
        names.Append(label);
        names.Append(found.NameAsJson);
    }
}
