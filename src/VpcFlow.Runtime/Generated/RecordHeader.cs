using System.ComponentModel;

namespace VpcFlow.Generated;

/// <summary>The properties of every decoded line of a batch, independent of its format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RecordHeader
{
    /// <summary>Where the line begins in the window.</summary>
    public uint Start;

    /// <summary>The length of the line without its line feed.</summary>
    public uint Length;

    /// <summary>The index of the line's first separator; -1 for a line that needs the line reader.</summary>
    public int Cursor;

    /// <summary>A bit per field of the line: set if the field is <c>-</c>.</summary>
    public ulong Absent;

    /// <summary>A bit per field of the line: set if the field is an address with a colon.</summary>
    public ulong IPv6;
}
