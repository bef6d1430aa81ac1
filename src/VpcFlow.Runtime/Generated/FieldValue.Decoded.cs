using System.Runtime.CompilerServices;
using VpcFlow.Formatting;

namespace VpcFlow.Generated;

/// <content>
/// Returns values that were decoded before: numbers and addresses. Each method takes the row and the offset of the value in it, since a
/// record that was never read has no row, so not even a reference to its value could be passed. The usual value is the last alternative,
/// since code without a profile falls through to it.
/// </content>
public static partial class FieldValue
{
    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.Integer"/>.</summary>
    /// <param name="present">The bits of the fields that are present.</param>
    /// <param name="slot">The position of the field in the line; a constant.</param>
    /// <param name="row">The row of the record.</param>
    /// <param name="offset">The offset of the value in bytes; a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int? Integer(ulong present, int slot, ref byte row, int offset)
        => (present & (1UL << slot)) == 0 ? null : (int)Number(ref row, offset);

    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.Long"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long? Long(ulong present, int slot, ref byte row, int offset)
        => (present & (1UL << slot)) == 0 ? null : Number(ref row, offset);

    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.Port"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort? Port(ulong present, int slot, ref byte row, int offset)
        => (present & (1UL << slot)) == 0 ? null : (ushort)Number(ref row, offset);

    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.Protocol"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte? Protocol(ulong present, int slot, ref byte row, int offset)
        => (present & (1UL << slot)) == 0 ? null : (byte)Number(ref row, offset);

    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.TcpFlags"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogTcpFlags? TcpFlags(ulong present, int slot, ref byte row, int offset)
        => (present & (1UL << slot)) == 0 ? null : (FlowLogTcpFlags)Number(ref row, offset);

    /// <summary>Returns the time for a value as logged: seconds, or milliseconds above 2^31-1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateTimeOffset? Time(ulong present, int slot, ref byte row, int offset)
        => (present & (1UL << slot)) == 0 ? null : ToTime(Number(ref row, offset));

    /// <summary>Returns the value of a field of kind <see cref="FlowLogFieldKind.Address"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogAddress? Address(ulong present, int slot, ref byte row, int offset)
        => (present & (1UL << slot)) == 0 ? null : Unsafe.As<byte, FlowLogAddress>(ref Unsafe.Add(ref row, offset));

    /// <summary>Returns the absence bits of the fields from the 65th on.</summary>
    /// <param name="row">The row of the record.</param>
    /// <param name="offset">The offset of the bits in bytes.</param>
    public static ulong AbsentHigh(ref byte row, int offset) => (ulong)Number(ref row, offset);

    private static DateTimeOffset ToTime(long logged) => DateTimeOffset.FromUnixTimeMilliseconds(TimeText.ToMilliseconds(logged));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Number(ref byte row, int offset) => Unsafe.As<byte, long>(ref Unsafe.Add(ref row, offset));
}
