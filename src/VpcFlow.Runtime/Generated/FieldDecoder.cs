using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using VpcFlow.Decoding;

namespace VpcFlow.Generated;

/// <summary>
/// The decoders that generated code calls. They read fields from a window by the separator index. Instead of branching, they OR errors into
/// one value: if it is not 0, the whole line is read again by the line reader, which determines the error.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FieldDecoder
{
    /// <summary>Decodes four whole numbers of at most 15 digits.</summary>
    /// <param name="text">The window; 16 bytes before it are readable.</param>
    /// <param name="starts">Where the fields of the line start.</param>
    /// <param name="absent">A bit per field that is <c>-</c>.</param>
    /// <param name="a">
    /// The position of the first number in the line; positions are constants, so that the code is compiled for just these four fields.
    /// </param>
    /// <param name="b">The position of the second.</param>
    /// <param name="c">The position of the third.</param>
    /// <param name="d">The position of the fourth.</param>
    /// <param name="maxA">The maximum value of the first.</param>
    /// <param name="maxB">The maximum value of the second.</param>
    /// <param name="maxC">The maximum value of the third.</param>
    /// <param name="maxD">The maximum value of the fourth.</param>
    /// <param name="values">Receives four values; that of an absent field is meaningless.</param>
    /// <param name="error">Receives a bit if a value is not as expected, or too long to tell.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Numbers(
        ref byte text, ref uint starts, ulong absent, int a, int b, int c, int d, long maxA, long maxB, long maxC, long maxD,
        ref long values, ref ulong error)
        => NumberDecoder.DecodeFour(
            ref text,
            ref starts,
            NumberDecoder.AbsentLanes(absent, a, b, c, d),
            a, b, c, d, maxA, maxB, maxC, maxD, ref values, ref error);

    /// <summary>Does the same as <see cref="Numbers"/> if no field is <c>-</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NumbersPresent(
        ref byte text, ref uint starts, int a, int b, int c, int d, long maxA, long maxB, long maxC, long maxD,
        ref long values, ref ulong error)
        => NumberDecoder.DecodeFour(ref text, ref starts, 0, a, b, c, d, maxA, maxB, maxC, maxD, ref values, ref error);

    /// <summary>Does the same as <see cref="NumbersPresent"/> for eight numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EightNumbersPresent(ref byte text, ref uint starts, int a, int b, int c, int d, int e, int f, int g, int h,
        long maxA, long maxB, long maxC, long maxD, long maxE, long maxF, long maxG, long maxH, ref long values, ref ulong error)
        => NumberDecoder.DecodeEight(
            ref text, ref starts, a, b, c, d, e, f, g, h, maxA, maxB, maxC, maxD, maxE, maxF, maxG, maxH, ref values, ref error);

    /// <summary>Decodes a whole number of at most 15 digits.</summary>
    /// <param name="text">The window; 16 bytes before it are readable.</param>
    /// <param name="starts">Where the fields of the line start.</param>
    /// <param name="absent">A bit per field that is <c>-</c>.</param>
    /// <param name="slot">The position of the number in the line.</param>
    /// <param name="max">The maximum value.</param>
    /// <param name="value">Receives the value; that of an absent field is meaningless.</param>
    /// <param name="error">Receives a bit if the value is not as expected, or too long to tell.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Number(ref byte text, ref uint starts, ulong absent, int slot, long max, ref long value, ref ulong error)
        => NumberDecoder.DecodeOne(ref text, ref starts, absent, slot, max, ref value, ref error);

    /// <summary>Decodes two IPv4 addresses.</summary>
    /// <param name="text">The window; 16 bytes from the start of each field are readable.</param>
    /// <param name="starts">Where the fields of the line start.</param>
    /// <param name="a">The position of the first address in the line.</param>
    /// <param name="b">The position of the second.</param>
    /// <param name="addresses">Receives two addresses.</param>
    /// <param name="error">Receives a bit if one of the fields is not an IPv4 address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void IPv4Addresses(ref byte text, ref uint starts, int a, int b, ref FlowLogAddress addresses, ref ulong error)
    {
        if (!Avx2.IsSupported)
        {
            IPv4Address(ref text, ref starts, a, ref addresses, ref error);
            IPv4Address(ref text, ref starts, b, ref Unsafe.Add(ref addresses, 1), ref error);
            return;
        }

        uint startA = Unsafe.Add(ref starts, a);
        uint startB = Unsafe.Add(ref starts, b);
        uint lengthA = Unsafe.Add(ref starts, a + 1) - startA - 1;
        uint lengthB = Unsafe.Add(ref starts, b + 1) - startB - 1;
        error |= IPv4Decoder.DecodeTwo(ref Unsafe.Add(ref text, startA), lengthA, ref Unsafe.Add(ref text, startB), lengthB, ref addresses);
    }

    /// <summary>Decodes an IPv4 address.</summary>
    /// <param name="text">The window; 16 bytes from the start of the field are readable.</param>
    /// <param name="starts">Where the fields of the line start.</param>
    /// <param name="slot">The position of the address in the line.</param>
    /// <param name="address">Receives the address.</param>
    /// <param name="error">Receives a bit if the field is not an IPv4 address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void IPv4Address(ref byte text, ref uint starts, int slot, ref FlowLogAddress address, ref ulong error)
    {
        uint start = Unsafe.Add(ref starts, slot);
        uint length = Unsafe.Add(ref starts, slot + 1) - start - 1;
        error |= IPv4Decoder.TryDecode(ref Unsafe.Add(ref text, start), length, ref address) ? 0UL : 1;
    }

    /// <summary>Decodes two addresses.</summary>
    /// <param name="text">The window; 16 bytes from the start of each field are readable.</param>
    /// <param name="starts">Where the fields of the line start.</param>
    /// <param name="a">The position of the first address in the line.</param>
    /// <param name="b">The position of the second.</param>
    /// <param name="header">Receives the fields' bits in <see cref="RecordHeader.IPv6"/>.</param>
    /// <param name="addresses">Receives two addresses.</param>
    /// <param name="error">Receives a bit if one of the fields is not an address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Addresses(
        ref byte text, ref uint starts, int a, int b, ref RecordHeader header, ref FlowLogAddress addresses, ref ulong error)
    {
        Address(ref text, ref starts, a, ref header, ref addresses, ref error);
        Address(ref text, ref starts, b, ref header, ref Unsafe.Add(ref addresses, 1), ref error);
    }

    /// <summary>Decodes an address.</summary>
    /// <param name="text">The window; 16 bytes from the start of the field are readable.</param>
    /// <param name="starts">Where the fields of the line start.</param>
    /// <param name="slot">The position of the address in the line.</param>
    /// <param name="header">Receives the field's bit in <see cref="RecordHeader.IPv6"/>.</param>
    /// <param name="address">Receives the address.</param>
    /// <param name="error">Receives a bit if the field is not an address.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Address(
        ref byte text, ref uint starts, int slot, ref RecordHeader header, ref FlowLogAddress address, ref ulong error)
    {
        uint start = Unsafe.Add(ref starts, slot);
        uint length = Unsafe.Add(ref starts, slot + 1) - start - 1;
        error |= AddressDecoder.Decode(ref Unsafe.Add(ref text, start), length, slot, header.Absent, ref header.IPv6, ref address);
    }
}
