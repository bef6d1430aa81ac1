using System.Runtime.CompilerServices;

namespace VpcFlow.Decoding;

/// <summary>Decodes decimal numbers one digit at a time: the reference, and the decoder for processors without vectors.</summary>
internal static class ScalarNumberDecoder
{
    /// <summary>Decodes four whole numbers of at most <see cref="NumberDecoder.MaxDigits"/> digits each.</summary>
    public static void DecodeFour(
        ref byte text, ref uint starts, ulong absentLanes, int a, int b, int c, int d, long maxA, long maxB, long maxC, long maxD,
        ref long values, ref ulong error)
    {
        DecodeOne(ref text, ref starts, absentLanes << a, a, maxA, ref values, ref error);
        DecodeOne(ref text, ref starts, (absentLanes >> 1) << b, b, maxB, ref Unsafe.Add(ref values, 1), ref error);
        DecodeOne(ref text, ref starts, (absentLanes >> 2) << c, c, maxC, ref Unsafe.Add(ref values, 2), ref error);
        DecodeOne(ref text, ref starts, (absentLanes >> 3) << d, d, maxD, ref Unsafe.Add(ref values, 3), ref error);
    }

    /// <summary>Decodes a whole number without sign and leading zeros.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="max">The largest allowed value.</param>
    /// <param name="value">Receives the value.</param>
    /// <param name="isNumber">
    /// Receives whether the text is a number; if it is and the result is <see langword="false"/>, it is too large.
    /// </param>
    public static bool TryDecode(ReadOnlySpan<byte> text, long max, out long value, out bool isNumber)
    {
        value = 0;
        isNumber = !text.IsEmpty && (text.Length == 1 || text[0] != '0') && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        if (!isNumber || text.Length > 19)
            return false;
        ulong sum = 0;
        foreach (byte digit in text)
            sum = (sum * 10) + (uint)(digit - '0');
        value = (long)sum;
        return sum <= (ulong)max;
    }

    /// <summary>Decodes a whole number of at most <see cref="NumberDecoder.MaxDigits"/> digits.</summary>
    public static void DecodeOne(ref byte text, ref uint starts, ulong absent, int slot, long max, ref long value, ref ulong error)
    {
        if (((absent >> slot) & 1) != 0)
            return;
        uint start = Unsafe.Add(ref starts, slot);
        int length = (int)(Unsafe.Add(ref starts, slot + 1) - start - 1);
        var digits = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, start), length);

        // Writing a number assumes that it has no more digits than the vector decoder accepts.
        if (length > NumberDecoder.MaxDigits || !TryDecode(digits, max, out value, out _))
            error |= 1;
    }
}
