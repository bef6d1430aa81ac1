using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Generated;

/// <summary>What generated records call to give their fields one by one and to copy themselves; a record that was never read, the default value, has no fields.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecordFields
{
    /// <summary>The fields that are read and are not <c>-</c>.</summary>
    /// <param name="parser">The parser of the format.</param>
    /// <param name="text">What the positions count from.</param>
    /// <param name="starts">Where the fields start, and one position more.</param>
    /// <param name="present">A bit per field of the line: set if the field is not <c>-</c>; the first 64 fields.</param>
    /// <param name="presentHigh">As <paramref name="present"/>, the fields from the 65th on.</param>
    public static FlowLogPresentFields Present(FlowLogParser parser, ref byte text, ref uint starts, ulong present, ulong presentHigh)
    {
        ArgumentNullException.ThrowIfNull(parser);
        if (Unsafe.IsNullRef(ref text))
            return default;
        ReadOnlySpan<uint> all = MemoryMarshal.CreateReadOnlySpan(ref starts, parser.Plan.Slots.Length + 1);
        return new FlowLogPresentFields(parser.Plan, MemoryMarshal.CreateReadOnlySpan(ref text, (int)all[^1] - 1), all, new UInt128(presentHigh, present));
    }

    /// <summary>Copies a record with its text; <see langword="null"/> for the default value.</summary>
    /// <param name="text">What the positions count from.</param>
    /// <param name="starts">Where the fields start, and one position more.</param>
    /// <param name="fields">The number of fields of a line.</param>
    /// <param name="row">The values.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>.</param>
    public static RecordCopy<TRow>? Copy<TRow>(ref byte text, ref uint starts, int fields, ref TRow row, ulong absent)
        where TRow : unmanaged
        => Unsafe.IsNullRef(ref text) ? null : new RecordCopy<TRow>(ref text, ref starts, fields, ref row, absent, copyText: true);
}
