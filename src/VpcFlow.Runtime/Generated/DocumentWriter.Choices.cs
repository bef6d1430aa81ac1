using System.Runtime.CompilerServices;
using VpcFlow.Formatting;

namespace VpcFlow.Generated;

/// <content>Writes values that depend on the values of other fields, for schemas other than ECS.</content>
public static partial class DocumentWriter
{
    /// <summary>Returns the number of the value of a field among the known ones, for the methods that follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NumberOf(ref byte text, ref uint starts, int slot, int values)
    {
        uint start = Unsafe.Add(ref starts, slot);
        return ChoiceTexts.NumberOf(ref Unsafe.Add(ref text, start), Unsafe.Add(ref starts, slot + 1) - start - 1, values);
    }

    /// <summary>Writes the text for a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Choice(ref byte output, nint at, ref byte literals, int position, int length, nint number, int choice)
        => ChoiceTexts.Write(ref output, Literal(ref output, at, ref literals, position, length), number, choice);

    /// <summary>Writes the text for a value, or that of the field if its value is <paramref name="other"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Caption(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, int slot, nint number,
        int choice, int other)
    {
        at = Choice(ref output, at, ref literals, position, length, number, choice);
        return CopyIf(ref output, at, ref text, ref starts, slot, number == other);
    }

    /// <summary>Copies a field if the value of another one is among <paramref name="cases"/>, which are bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint TextIf(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, int slot, nint number,
        uint cases)
    {
        at = Literal(ref output, at, ref literals, position, length);
        return CopyIf(ref output, at, ref text, ref starts, slot, ((cases >> (int)number) & 1) != 0);
    }

    /// <summary>Copies the first of two addresses that is present.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint FirstAddress(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, ulong absent, int first,
        int second)
    {
        at = Literal(ref output, at, ref literals, position, length);
        return TextCopy.Address(ref output, at, ref text, ref starts, ((absent >> first) & 1) == 0 ? first : second);
    }

    /// <summary>Copies an address unless another one has the same text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint DifferentAddress(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, int slot, int other)
        => RelatedAddresses.WriteDifferent(
            ref output, Literal(ref output, at, ref literals, position, length), ref text, ref starts, slot, other);

    /// <summary>Writes <c>4</c> or <c>6</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint IpVersion(ref byte output, nint at, ref byte literals, int position, int length, ulong ipv6, int slot)
        => ValueText.IpVersion(ref output, Literal(ref output, at, ref literals, position, length), (uint)((ipv6 >> slot) & 1));

    /// <summary>Writes a time as logged, as Unix milliseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Milliseconds(
        ref byte output, nint at, ref byte literals, int position, int length, ref byte text, ref uint starts, int slot, long logged)
    {
        at = Literal(ref output, at, ref literals, position, length);
        uint start = Unsafe.Add(ref starts, slot);
        uint digits = Unsafe.Add(ref starts, slot + 1) - start - 1;
        return ValueText.Milliseconds(ref output, at, ref Unsafe.Add(ref text, start), digits, logged);
    }

    /// <summary>Writes the first of two times that is present, otherwise the time of the run, as Unix milliseconds.</summary>
    public static nint TimestampMilliseconds(
        ref byte output, nint at, ref byte literals, int position, int length, bool hasFirst, long first, bool hasSecond, long second,
        DocumentContext state)
    {
        at = Literal(ref output, at, ref literals, position, length);
        long time = hasFirst || hasSecond ? TimeText.ToMilliseconds(hasFirst ? first : second) : state.FallbackTime;
        return ValueText.Number(ref output, at, time);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint CopyIf(ref byte output, nint at, ref byte text, ref uint starts, int slot, bool isCopied)
    {
        uint start = Unsafe.Add(ref starts, slot);
        uint length = (Unsafe.Add(ref starts, slot + 1) - start - 1) & (uint)-Unsafe.BitCast<bool, byte>(isCopied);
        return TextCopy.Any(ref output, at, ref Unsafe.Add(ref text, start), length);
    }
}
