namespace VpcFlow;

/// <summary>
/// Knows more about addresses than flow logs say: their country, who operates them, what their network is called. Set it in
/// <see cref="EcsWriterOptions.Enricher"/>. It is called for each record, possibly by several threads at once, so <see cref="Find"/>
/// should return results that it keeps, and must not block. An exception from it ends the conversion.
/// </summary>
public interface IAddressEnricher
{
    /// <summary>
    /// Whether results can have an <see cref="AddressEnrichment.Name"/>; the same for the life of the enricher. Otherwise names are not
    /// written, and the fields <c>pkt-srcaddr</c> and <c>pkt-dstaddr</c>, of which documents show nothing but names, are not looked up.
    /// </summary>
    bool HasNames { get; }

    /// <summary>Returns what is known about an address; <see langword="null"/> for nothing.</summary>
    /// <param name="address">An address of a record.</param>
    AddressEnrichment? Find(in FlowLogAddress address);
}
