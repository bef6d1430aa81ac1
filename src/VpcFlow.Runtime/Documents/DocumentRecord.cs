using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Documents;

/// <summary>A record from which a document is written: its text needs no escaping, and 64 bytes around each field are readable.</summary>
internal ref struct DocumentRecord
{
    /// <summary>The text that the positions are relative to.</summary>
    public ref byte Text;

    /// <summary>Where the fields start, and one further position.</summary>
    public ref uint Starts;

    /// <summary>The values.</summary>
    public ref byte Row;

    /// <summary>The Community ID, if the record has the fields of a flow.</summary>
    public ref byte CommunityId;

    /// <summary>A bit per field of the line: set if the field is <c>-</c>; the first 64 fields.</summary>
    public ulong Absent;

    /// <summary>The same as <see cref="Absent"/>, for the fields from the 65th on.</summary>
    public ulong AbsentHigh;

    /// <summary>A bit per field of the line: set if the field is an address with a colon; the first 64 fields.</summary>
    public ulong IPv6;

    /// <summary>Where the text of the whole record starts.</summary>
    public uint Start;

    /// <summary>The length of the text of the whole record.</summary>
    public uint Length;

    /// <summary>The time in Unix milliseconds of a record that has neither end nor start.</summary>
    public long FallbackTime;

    /// <summary>Whether a field is in the format and is not <c>-</c>.</summary>
    public readonly bool IsPresent(int slot)
        => slot >= 0 && (((slot < 64 ? Absent : AbsentHigh) >> (slot & 63)) & 1) == 0;

    /// <summary>Whether an address has a colon.</summary>
    public readonly bool IsIPv6(int slot) => slot < 64 ? ((IPv6 >> slot) & 1) != 0 : FieldText(slot).Contains((byte)':');

    public readonly ReadOnlySpan<byte> FieldText(int slot)
    {
        uint start = Unsafe.Add(ref Starts, slot);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Text, start), (int)(Unsafe.Add(ref Starts, slot + 1) - start - 1));
    }
}
