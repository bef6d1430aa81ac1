using System.Runtime.CompilerServices;
using VpcFlow.Records;

namespace VpcFlow.Documents.Fragments;

/// <summary>Where the addresses that can be enriched are in the rows of a format.</summary>
internal sealed class EnrichedAddresses(RowSchema schema)
{
    private readonly FieldAccess _source = schema[FlowLogField.SourceAddress];
    private readonly FieldAccess _destination = schema[FlowLogField.DestinationAddress];

    /// <summary>Looks up both addresses of a record.</summary>
    /// <param name="enricher">Knows the members of addresses.</param>
    /// <param name="row">The values of the record.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>; the first 64 fields.</param>
    /// <param name="absentHigh">The same as <paramref name="absent"/>, for the fields from the 65th on.</param>
    /// <param name="source">Receives the members of the source.</param>
    /// <param name="destination">Receives the members of the destination.</param>
    public void LookUp(
        IAddressEnricher enricher, ref byte row, ulong absent, ulong absentHigh, FragmentText source, FragmentText destination)
    {
        source.Set(MembersOf(_source, enricher, ref row, absent, absentHigh));
        destination.Set(MembersOf(_destination, enricher, ref row, absent, absentHigh));
    }

    private static ReadOnlySpan<byte> MembersOf(
        FieldAccess field, IAddressEnricher enricher, ref byte row, ulong absent, ulong absentHigh)
    {
        int slot = field.Slot;
        bool isPresent = slot >= 0 && (((slot < 64 ? absent : absentHigh) >> (slot & 63)) & 1) == 0;
        return isPresent ? enricher.MembersOf(in Unsafe.As<byte, FlowLogAddress>(ref Unsafe.Add(ref row, field.Offset))) : default;
    }
}
