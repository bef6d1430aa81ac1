using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace VpcFlow.Generated;

/// <summary>What generated records call to become records of any format.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordFields
{
    /// <summary>A view of a generated record; the default value for one that was never read.</summary>
    /// <param name="parser">The parser of the format.</param>
    /// <param name="text">What the positions count from.</param>
    /// <param name="starts">Where the fields start, and one position more.</param>
    /// <param name="row">The values.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>.</param>
    public static FlowLogRecord View<TRow>(FlowLogParser parser, ref byte text, ref uint starts, ref TRow row, ulong absent)
        where TRow : unmanaged
    {
        ArgumentNullException.ThrowIfNull(parser);
        return Unsafe.IsNullRef(ref text) ? default : new FlowLogRecord(parser.Codec.Schema, ref text, ref starts, ref Unsafe.As<TRow, byte>(ref row), absent);
    }
}
