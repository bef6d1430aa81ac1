using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Formatting;
using VpcFlow.Plan;

namespace VpcFlow.Generated;

/// <summary>
/// The steps of writing a document that generated code calls: a constant, usually with the value after it. Each writes at
/// <c>output + at</c> and returns the position after what it wrote. Room for the whole document is reserved before, so a step may store
/// more than it writes; the next step overwrites the excess. Callers pass slots, positions and lengths as constants, so that only loads and
/// stores remain of a step. A step is one call without operators, since operators take the user's compiler longest.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DocumentWriter
{
    /// <summary>The longest constant that a step copies.</summary>
    internal const int LongestLiteral = DocumentSizes.LongestLiteral;

    /// <summary>The longest constant that may follow an optional value.</summary>
    internal const int LongestSuffix = DocumentSizes.LongestSuffix;

    /// <summary>Copies a constant.</summary>
    /// <param name="output">The document.</param>
    /// <param name="at">The position.</param>
    /// <param name="literals">The constants of the format; 32 bytes after them are readable.</param>
    /// <param name="position">The position of the constant among them.</param>
    /// <param name="length">The length of the constant: at most 256 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Literal(ref byte output, nint at, ref byte literals, int position, int length)
    {
        // Not a loop: conditions on a constant are gone when this is compiled.
        if (length > 0)
            Copy(ref output, at, ref literals, position, length);
        if (length > 32)
            Copy(ref output, at + 32, ref literals, position + 32, length - 32);
        if (length > 64)
            Copy(ref output, at + 64, ref literals, position + 64, length - 64);
        if (length > 96)
            Copy(ref output, at + 96, ref literals, position + 96, length - 96);
        if (length > 128)
            Copy(ref output, at + 128, ref literals, position + 128, length - 128);
        if (length > 160)
            Copy(ref output, at + 160, ref literals, position + 160, length - 160);
        if (length > 192)
            Copy(ref output, at + 192, ref literals, position + 192, length - 192);
        if (length > 224)
            Copy(ref output, at + 224, ref literals, position + 224, length - 224);
        return at + length;
    }

    /// <summary>Returns the position of the comma that was written last, for a constant that replaces it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint WithoutComma(nint at) => at - 1;

    /// <summary>Ends a member that was written in any case: removes it if a field that it needs is absent.</summary>
    /// <param name="output">The document.</param>
    /// <param name="begin">Where the member begins.</param>
    /// <param name="at">Where its value ends.</param>
    /// <param name="literals">The constants of the format.</param>
    /// <param name="position">The position of the constant after the value among them.</param>
    /// <param name="length">The length of that constant: at most 4 bytes.</param>
    /// <param name="absent">A bit per field that is <c>-</c>.</param>
    /// <param name="required">The bits of the fields that the member needs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Optional(
        ref byte output, nint begin, nint at, ref byte literals, int position, int length, ulong absent, ulong required)
    {
        Copy4(ref output, at, ref literals, position);
        return (absent & required) == 0 ? at + length : begin;
    }

    /// <summary>Does the same as <see cref="Optional"/> if one of the fields suffices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint OptionalAny(
        ref byte output, nint begin, nint at, ref byte literals, int position, int length, ulong absent, ulong required)
    {
        Copy4(ref output, at, ref literals, position);
        return (absent & required) != required ? at + length : begin;
    }

    /// <summary>
    /// Does the same as <see cref="Optional"/>, and also removes the member if nothing follows its first <paramref name="prefixLength"/>
    /// bytes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint OptionalValue(
        ref byte output, nint begin, int prefixLength, nint at, ref byte literals, int position, int length, ulong absent, ulong required)
    {
        Copy4(ref output, at, ref literals, position);
        return ((absent & required) == 0) & (at != begin + prefixLength) ? at + length : begin;
    }

    /// <summary>Closes an object over its last comma, or removes it if it has no member.</summary>
    /// <param name="output">The document.</param>
    /// <param name="begin">Where the object begins.</param>
    /// <param name="at">Where its last member ends.</param>
    /// <param name="prefixLength">The length of its name and opening brace.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CloseObject(ref byte output, nint begin, nint at, int prefixLength)
        => ValueText.CloseObject(ref output, begin, at, prefixLength);

    /// <summary>Ends a document over the comma of its last member; one without members has only its opening brace.</summary>
    /// <param name="output">The document.</param>
    /// <param name="at">Where its last member ends.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint CloseDocument(ref byte output, nint at) => ValueText.CloseDocument(ref output, at);

    /// <summary>Returns the first of the constants of a format.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte First(ReadOnlySpan<byte> literals) => ref MemoryMarshal.GetReference(literals);

    /// <summary>
    /// Copies up to 32 bytes with the shortest store that suffices: a long store over the end of another one takes several cycles.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte output, nint at, ref byte literals, int position, int length)
    {
        if (length > 16)
            Vector256.LoadUnsafe(ref literals, (nuint)position).StoreUnsafe(ref output, (nuint)at);
        else if (length > 8)
            Vector128.LoadUnsafe(ref literals, (nuint)position).StoreUnsafe(ref output, (nuint)at);
        else if (length > 4)
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref literals, position)));
        else
            Copy4(ref output, at, ref literals, position);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy4(ref byte output, nint at, ref byte literals, int position)
        => Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, at), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref literals, position)));
}
