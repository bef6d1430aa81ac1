using System.Runtime.CompilerServices;
using VpcFlow.Documents.Fragments;

namespace VpcFlow.Generated;

/// <content>
/// Writes fragments and the constants that they split. The comparisons of types are constants when this is compiled: nothing is left of a
/// fragment in documents without fragments, and of a split constant the one copy that it takes without them.
/// </content>
public static partial class DocumentWriter
{
    /// <summary>Copies the part of a constant before the first fragment that splits it.</summary>
    /// <param name="output">The document.</param>
    /// <param name="at">The position.</param>
    /// <param name="literals">The constants of the format.</param>
    /// <param name="position">The position of the part among them.</param>
    /// <param name="length">The length of the part.</param>
    /// <param name="whole">The length of the whole constant, which is copied in documents without fragments.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Part<TFragments>(ref byte output, nint at, ref byte literals, int position, int length, int whole)
        where TFragments : struct
        => Literal(ref output, at, ref literals, position, typeof(TFragments) == typeof(WithFragments) ? length : whole);

    /// <summary>
    /// Writes a fragment and what is around it, unless the fragment is empty or the record says otherwise, and copies the part of a
    /// constant that follows.
    /// </summary>
    /// <param name="output">The document.</param>
    /// <param name="at">The position.</param>
    /// <param name="literals">The constants of the format.</param>
    /// <param name="position">The position of the constant before the fragment among them.</param>
    /// <param name="length">The length of that constant.</param>
    /// <param name="suffixPosition">The position of the constant after the fragment.</param>
    /// <param name="suffixLength">The length of that constant: at most 4 bytes.</param>
    /// <param name="partPosition">The position of the part of the constant that the fragment splits among them.</param>
    /// <param name="partLength">The length of that part.</param>
    /// <param name="place">The place of the fragment.</param>
    /// <param name="context">The values that the documents of a run share.</param>
    /// <param name="absent">A bit per field that is <c>-</c>.</param>
    /// <param name="considered">The bits of the fields that the fragment depends on.</param>
    /// <param name="unless">The bits of those among them that must be absent; the others must be present.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Fragment<TFragments>(
        ref byte output, nint at, ref byte literals, int position, int length, int suffixPosition, int suffixLength, int partPosition,
        int partLength, int place, DocumentContext context, ulong absent, ulong considered, ulong unless)
        where TFragments : struct
    {
        if (typeof(TFragments) != typeof(WithFragments))
            return at;
        FragmentText fragment = context.Fragments[place];
        nint end = Literal(ref output, at, ref literals, position, length);
        end = fragment.CopyTo(ref output, end);
        Copy4(ref output, end, ref literals, suffixPosition);
        at = ((absent & considered) == unless) & (fragment.Length != 0) ? end + suffixLength : at;
        return Literal(ref output, at, ref literals, partPosition, partLength);
    }
}
