using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Decoding;
using VpcFlow.Formatting;

namespace VpcFlow.Generated;

/// <summary>
/// The getters of generated records. The parameter <c>present</c> has a bit per field, in the order of the line; the fields from the 65th
/// on have another such value, whose bits start with that field. In a record that was never read, the default value, no field is present
/// and nothing is read.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class FieldValue
{
    /// <summary>Returns the text of a field; empty if it is absent.</summary>
    /// <param name="present">The bits of the fields that are present.</param>
    /// <param name="slot">The position of the field in the line; a constant.</param>
    /// <param name="text">The text that the positions are relative to.</param>
    /// <param name="starts">Where the fields start, and one further position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Text(ulong present, int slot, ref byte text, ref uint starts)
        => (present & (1UL << slot)) == 0
            ? default
            : MemoryMarshal.CreateReadOnlySpan(
                ref Unsafe.Add(ref text, Unsafe.Add(ref starts, slot)),
                (int)(Unsafe.Add(ref starts, slot + 1) - Unsafe.Add(ref starts, slot) - 1));

    /// <summary>Returns the text from the first field to the last; empty if there is none.</summary>
    /// <param name="text">The text that the positions are relative to.</param>
    /// <param name="starts">Where the fields start, and one further position.</param>
    /// <param name="fields">The number of fields of a line.</param>
    public static ReadOnlySpan<byte> Line(ref byte text, ref uint starts, int fields)
        => Unsafe.IsNullRef(ref text)
            ? default
            : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, starts), (int)(Unsafe.Add(ref starts, fields) - starts - 1));

    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.Action"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogAction Action(ulong present, int slot, ref byte text, ref uint starts)
        => ActionDecoder.Decode(Text(present, slot, ref text, ref starts));

    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.LogStatus"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogDataStatus LogStatus(ulong present, int slot, ref byte text, ref uint starts)
        => DataStatusDecoder.Decode(Text(present, slot, ref text, ref starts));

    /// <summary>Returns a view of a generated record; the default value for one that was never read.</summary>
    /// <param name="parser">The parser of the format.</param>
    /// <param name="text">The text that the positions are relative to.</param>
    /// <param name="starts">Where the fields start, and one further position.</param>
    /// <param name="row">The row of the record.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>.</param>
    public static FlowLogRecord View(FlowLogParser parser, ref byte text, ref uint starts, ref byte row, ulong absent)
    {
        ArgumentNullException.ThrowIfNull(parser);
        return Unsafe.IsNullRef(ref text)
            ? default
            : new FlowLogRecord(parser.Codec.Schema, ref text, ref starts, ref row, absent);
    }
}
