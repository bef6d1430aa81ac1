using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Arm = System.Runtime.Intrinsics.Arm;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Computes the CRC-32 that a gzip member ends with (RFC 1952, section 8). Where the processor multiplies without carries, it folds 64
/// bytes at a time, as Intel's paper "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction" describes.
/// </summary>
internal static class Crc32
{
    private const int FoldSize = 64;

    private static readonly uint[] s_table = CreateTable();

    /// <summary>Continues a checksum, which starts as 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= FoldSize)
        {
            int folded = bytes.Length & ~15;
            crc = Fold(crc, bytes[..folded]);
            bytes = bytes[folded..];
        }

        return ~(Arm.Crc32.Arm64.IsSupported ? AppendArm(crc, bytes) : AppendScalar(crc, bytes));
    }

    /// <summary>Continues an inverted checksum with any number of bytes.</summary>
    internal static uint AppendScalar(uint crc, ReadOnlySpan<byte> bytes)
    {
        // Eight tables: eight bytes per step do not wait for each other.
        ref uint table = ref MemoryMarshal.GetArrayDataReference(s_table);
        while (bytes.Length >= 8)
        {
            uint low = crc ^ Unsafe.ReadUnaligned<uint>(in bytes[0]);
            uint high = Unsafe.ReadUnaligned<uint>(in bytes[4]);
            crc = Unsafe.Add(ref table, (7 * 256) + (int)(low & 0xFF))
                ^ Unsafe.Add(ref table, (6 * 256) + (int)(low >> 8 & 0xFF))
                ^ Unsafe.Add(ref table, (5 * 256) + (int)(low >> 16 & 0xFF))
                ^ Unsafe.Add(ref table, (4 * 256) + (int)(low >> 24))
                ^ Unsafe.Add(ref table, (3 * 256) + (int)(high & 0xFF))
                ^ Unsafe.Add(ref table, (2 * 256) + (int)(high >> 8 & 0xFF))
                ^ Unsafe.Add(ref table, 256 + (int)(high >> 16 & 0xFF))
                ^ Unsafe.Add(ref table, (int)(high >> 24));
            bytes = bytes[8..];
        }

        foreach (byte b in bytes)
            crc = Unsafe.Add(ref table, (int)((crc ^ b) & 0xFF)) ^ (crc >> 8);
        return crc;
    }

    private static uint AppendArm(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = Arm.Crc32.Arm64.ComputeCrc32(crc, Unsafe.ReadUnaligned<ulong>(in bytes[0]));
        foreach (byte b in bytes)
            crc = Arm.Crc32.ComputeCrc32(crc, b);
        return crc;
    }

    /// <summary>Continues an inverted checksum with a multiple of 16 bytes, at least 64.</summary>
    private static uint Fold(uint crc, ReadOnlySpan<byte> bytes)
    {
        ref byte at = ref MemoryMarshal.GetReference(bytes);
        ref byte end = ref Unsafe.Add(ref at, bytes.Length);

        // x^(4·128+32), x^(4·128-32), x^(128+32), x^(128-32), x^64 modulo the polynomial, bit-reflected; the polynomial and its inverse.
        Vector128<ulong> by64 = Vector128.Create(0x0154442BD4UL, 0x01C6E41596UL);
        Vector128<ulong> by16 = Vector128.Create(0x01751997D0UL, 0x00CCAA009EUL);
        Vector128<ulong> last = Vector128.Create(0x0163CD6124UL, 0UL);
        Vector128<ulong> barrett = Vector128.Create(0x01DB710641UL, 0x01F7011641UL);
        Vector128<ulong> low32 = Vector128.Create(0xFFFFFFFFUL);

        Vector128<ulong> a = Load(ref at, 0) ^ Vector128.CreateScalar(crc).AsUInt64();
        Vector128<ulong> b = Load(ref at, 16);
        Vector128<ulong> c = Load(ref at, 32);
        Vector128<ulong> d = Load(ref at, 48);
        for (at = ref Unsafe.Add(ref at, FoldSize); Unsafe.ByteOffset(ref at, ref end) >= FoldSize; at = ref Unsafe.Add(ref at, FoldSize))
        {
            a = FoldBy(a, by64) ^ Load(ref at, 0);
            b = FoldBy(b, by64) ^ Load(ref at, 16);
            c = FoldBy(c, by64) ^ Load(ref at, 32);
            d = FoldBy(d, by64) ^ Load(ref at, 48);
        }

        a = FoldBy(a, by16) ^ b;
        a = FoldBy(a, by16) ^ c;
        a = FoldBy(a, by16) ^ d;
        for (; Unsafe.IsAddressLessThan(ref at, ref end); at = ref Unsafe.Add(ref at, 16))
            a = FoldBy(a, by16) ^ Load(ref at, 0);

        // 128 bits to 64, 64 to 32.
        a = Sse2.ShiftRightLogical128BitLane(a, 8) ^ Pclmulqdq.CarrylessMultiply(a, by16, 0x10);
        a = Sse2.ShiftRightLogical128BitLane(a, 4) ^ Pclmulqdq.CarrylessMultiply(a & low32, last, 0x00);
        Vector128<ulong> quotient = Pclmulqdq.CarrylessMultiply(a & low32, barrett, 0x10) & low32;
        a ^= Pclmulqdq.CarrylessMultiply(quotient, barrett, 0x00);
        return a.AsUInt32().GetElement(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> FoldBy(Vector128<ulong> value, Vector128<ulong> by)
        => Pclmulqdq.CarrylessMultiply(value, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, by, 0x11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Load(ref byte at, nuint offset) => Vector128.LoadUnsafe(ref at, offset).AsUInt64();

    private static uint[] CreateTable()
    {
        var table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            table[i] = crc;
        }

        for (int i = 256; i < table.Length; i++)
            table[i] = table[table[i - 256] & 0xFF] ^ (table[i - 256] >> 8);
        return table;
    }
}
