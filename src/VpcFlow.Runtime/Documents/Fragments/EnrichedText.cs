namespace VpcFlow.Documents.Fragments;

/// <summary>Makes fragments of what was found about the addresses of a record.</summary>
internal static class EnrichedText
{
    /// <summary>Sets the members of an address.</summary>
    public static void SetMembers(FragmentText text, AddressEnrichment? found)
    {
        if (found is null)
            text.Clear();
        else
            text.Refer(found.PaddedMembers, found.MembersLength);
    }

    /// <summary>Sets the names of addresses.</summary>
    /// <param name="text">Receives an object of names; nothing if there are none.</param>
    /// <param name="found">The results of <see cref="EnrichedAddresses.LookUp"/>.</param>
    public static void SetNames(FragmentText text, ReadOnlySpan<AddressEnrichment?> found)
    {
        text.Clear();
        AddName(text, "\"source\":"u8, found[0]);
        AddName(text, "\"destination\":"u8, found[1]);
        AddName(text, "\"pkt_source\":"u8, found[2]);
        AddName(text, "\"pkt_destination\":"u8, found[3]);
        if (text.Length > 0)
            text.Append("}"u8);
    }

    private static void AddName(FragmentText text, ReadOnlySpan<byte> label, AddressEnrichment? found)
    {
        if (found?.Name is null)
            return;
        text.Append(text.Length == 0 ? "\"names\":{"u8 : ","u8);
        text.Append(label);
        text.Append(found.NameAsJson);
    }
}
