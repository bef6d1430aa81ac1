using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Decoding;

/// <summary>
/// Finds the numbers of a line. Their positions in the line are constants, so only one path of each method is compiled; most numbers are
/// neighbours, whose positions are read together.
/// </summary>
internal static class NumberPlaces
{
    /// <summary>Loads the 16 bytes that end with a field's last byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(ref byte text, ref uint starts, int slot)
        => Vector128.LoadUnsafe(ref Unsafe.Add(ref text, (nint)Unsafe.Add(ref starts, slot + 1) - 17));

    /// <summary>Loads two fields as <see cref="Load(ref byte, ref uint, int)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Load(ref byte text, ref uint starts, int a, int b)
        => Vector256.Create(Load(ref text, ref starts, a), Load(ref text, ref starts, b));

    /// <summary>Loads four fields.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Load(ref byte text, ref uint starts, int a, int b, int c, int d)

        // Inserts into an existing vector; Vector512.Create would clear a register first.
        => Avx512DQ.InsertVector256(
            Load(ref text, ref starts, a, b).AsSingle().ToVector512Unsafe(), Load(ref text, ref starts, c, d).AsSingle(), 1).AsByte();

    /// <summary>The length of a field, in the first element; 16 for a longer field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Length(ref uint starts, int slot)
        => Vector128.Min(
            Vector128.CreateScalarUnsafe(Unsafe.Add(ref starts, slot + 1) - Unsafe.Add(ref starts, slot) - 1),
            Vector128.Create((uint)NumberDecoder.MaxDigits + 1));

    /// <summary>The lengths of four fields; 16 for a longer field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Lengths(ref uint starts, int a, int b, int c, int d)
    {
        Vector128<uint> begin;
        Vector128<uint> end;
        if (b == a + 1 && c == a + 2 && d == a + 3)
        {
            begin = Vector128.LoadUnsafe(ref starts, (nuint)a);
            end = Vector128.LoadUnsafe(ref starts, (nuint)a + 1);
        }
        else if (c == b + 1 && d == b + 2 && b > 0)
        {
            begin = Vector128.LoadUnsafe(ref starts, (nuint)b - 1).WithElement(0, Unsafe.Add(ref starts, a));
            end = Vector128.LoadUnsafe(ref starts, (nuint)b).WithElement(0, Unsafe.Add(ref starts, a + 1));
        }
        else
        {
            begin = Vector128.Create(
                Unsafe.Add(ref starts, a), Unsafe.Add(ref starts, b), Unsafe.Add(ref starts, c), Unsafe.Add(ref starts, d));
            end = Vector128.Create(
                Unsafe.Add(ref starts, a + 1), Unsafe.Add(ref starts, b + 1), Unsafe.Add(ref starts, c + 1), Unsafe.Add(ref starts, d + 1));
        }

        return Vector128.Min(end - begin - Vector128<uint>.One, Vector128.Create((uint)NumberDecoder.MaxDigits + 1));
    }

    /// <summary>The lengths of eight fields; 16 for a longer field. AVX2 only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Lengths(ref uint starts, int a, int b, int c, int d, int e, int f, int g, int h)
    {
        bool areNeighbours = c == b + 1 && d == b + 2 && e == b + 3 && f == b + 4 && g == b + 5 && h == b + 6;
        if (!areNeighbours || b == 0)
            return Vector256.Create(Lengths(ref starts, a, b, c, d), Lengths(ref starts, e, f, g, h));

        Vector256<uint> begin = Vector256.LoadUnsafe(ref starts, (nuint)b - 1);
        Vector256<uint> end = Vector256.LoadUnsafe(ref starts, (nuint)b);
        if (b != a + 1)
        {
            begin = Avx2.Blend(begin, Vector256.CreateScalarUnsafe(Unsafe.Add(ref starts, a)), 1);
            end = Avx2.Blend(end, Vector256.CreateScalarUnsafe(Unsafe.Add(ref starts, a + 1)), 1);
        }

        return Vector256.Min(end - begin - Vector256<uint>.One, Vector256.Create((uint)NumberDecoder.MaxDigits + 1));
    }
}
