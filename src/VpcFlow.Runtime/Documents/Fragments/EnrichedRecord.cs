using System.Runtime.CompilerServices;
using VpcFlow.Records;

namespace VpcFlow.Documents.Fragments;

/// <summary>The values of a record whose addresses are looked up.</summary>
internal readonly ref struct EnrichedRecord
{
    private readonly ref byte _row;
    private readonly ulong _absent;
    private readonly ulong _absentHigh;

    /// <summary>Creates a view of a record.</summary>
    /// <param name="row">Its values.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>; the first 64 fields.</param>
    /// <param name="absentHigh">The same as <paramref name="absent"/>, for the fields from the 65th on.</param>
    public EnrichedRecord(ref byte row, ulong absent, ulong absentHigh)
    {
        _row = ref row;
        _absent = absent;
        _absentHigh = absentHigh;
    }

    /// <summary>Looks up an address; returns <see langword="null"/> if the record lacks it, too.</summary>
    public AddressEnrichment? Find(IAddressEnricher enricher, in FieldAccess field)
    {
        int slot = field.Slot;
        bool isPresent = slot >= 0 && (((slot < 64 ? _absent : _absentHigh) >> (slot & 63)) & 1) == 0;
        return isPresent ? enricher.Find(in Unsafe.As<byte, FlowLogAddress>(ref Unsafe.Add(ref _row, field.Offset))) : null;
    }
}
