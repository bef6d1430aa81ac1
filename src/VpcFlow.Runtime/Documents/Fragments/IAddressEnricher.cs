namespace VpcFlow.Documents.Fragments;

/// <summary>Knows more about addresses than flow logs say. Safe for use by several threads at once.</summary>
internal interface IAddressEnricher
{
    /// <summary>
    /// Returns the members to add to the object of an address, such as <c>"geo":{…}</c>, as JSON without a comma after the last one; empty
    /// if there are none. Called once for each side of a record; the bytes are copied before the next call.
    /// </summary>
    /// <param name="address">The source or the destination of a record.</param>
    ReadOnlySpan<byte> MembersOf(in FlowLogAddress address);
}
