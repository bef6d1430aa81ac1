using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>SHA-1 of sixteen messages in 512-bit vectors.</summary>
internal readonly struct Sha1Lanes512 : ISha1Lanes<Vector512<uint>>
{
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    public static int Count => Vector512<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Create(uint value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Add(Vector512<uint> x, Vector512<uint> y) => x + y;

    // The sums end with a, which is computed last: only its rotation and one addition separate two rounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Choose(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d, Vector512<uint> e, Vector512<uint> word,
        Vector512<uint> constant)
        => e + constant + word + Avx512F.TernaryLogic(b, c, d, 0xCA) + Avx512F.RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Parity(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d, Vector512<uint> e, Vector512<uint> word,
        Vector512<uint> constant)
        => e + constant + word + Avx512F.TernaryLogic(b, c, d, 0x96) + Avx512F.RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Majority(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d, Vector512<uint> e, Vector512<uint> word,
        Vector512<uint> constant)
        => e + constant + word + Avx512F.TernaryLogic(b, c, d, 0xE8) + Avx512F.RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Rotate30(Vector512<uint> b) => Avx512F.RotateLeft(b, 30);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Expand(Vector512<uint> back3, Vector512<uint> back8, Vector512<uint> back14, Vector512<uint> back16)
        => Avx512F.RotateLeft(Avx512F.TernaryLogic(back8, back14, back16, 0x96) ^ back3, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Funnel(Vector512<uint> high, Vector512<uint> low, int left) => (high << left) | (low >>> (32 - left));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Encode(Vector512<uint> groups)
    {
        if (Avx512Vbmi.IsSupported)
        {
            // Selects 8 bits at each of these positions; the lookup ignores the two excess bits.
            Vector512<byte> places = Vector512.Create(0x20262C32_00060C12UL).AsByte();
            Vector512<byte> characters = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(Base64Alphabet.Characters));
            return Avx512Vbmi.PermuteVar64x8(characters, Avx512Vbmi.MultiShift(places, groups.AsUInt64())).AsUInt32();
        }

        Vector512<byte> sextets = (((groups >>> 18) & Vector512.Create(0x3Fu))
            | ((groups >>> 4) & Vector512.Create(0x3F00u))
            | ((groups << 10) & Vector512.Create(0x3F0000u))
            | ((groups << 24) & Vector512.Create(0x3F000000u))).AsByte();
        Vector512<byte> index = Vector512.Min(
            (sextets - Vector512.Create((byte)26)).AsSByte(),
            Vector512.SubtractSaturate(sextets, Vector512.Create((byte)51)).AsSByte()).AsByte();
        Vector512<byte> offsets = Avx512BW.Shuffle(Vector512.Create(Base64Alphabet.Offsets), index);
        return (sextets + Vector512.Create((byte)'A') + offsets).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Pad(Vector512<uint> characters)
        => (characters & Vector512.Create(0x00FFFFFFu)) | Vector512.Create((uint)'=' << 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> LoadChunks(ref byte chunk)
    {
        Vector512<byte> bytes = Vector128.LoadUnsafe(ref chunk).ToVector256Unsafe().ToVector512Unsafe();
        bytes = Avx512F.InsertVector128(bytes, Vector128.LoadUnsafe(ref chunk, CommunityIdHasher.BlockSize), 1);
        bytes = Avx512F.InsertVector128(bytes, Vector128.LoadUnsafe(ref chunk, 2 * CommunityIdHasher.BlockSize), 2);
        bytes = Avx512F.InsertVector128(bytes, Vector128.LoadUnsafe(ref chunk, 3 * CommunityIdHasher.BlockSize), 3);
        Vector512<byte> swap = Vector512.Create(
            0x04050607_00010203UL, 0x0C0D0E0F_08090A0BUL, 0x04050607_00010203UL, 0x0C0D0E0F_08090A0BUL,
            0x04050607_00010203UL, 0x0C0D0E0F_08090A0BUL, 0x04050607_00010203UL, 0x0C0D0E0F_08090A0BUL).AsByte();
        return Avx512BW.Shuffle(bytes, swap).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTexts(Vector512<uint> low, Vector512<uint> high, ref byte text)
    {
        Vector512<ulong> first = Vector512.Create(0UL, 1, 8, 9, 2, 3, 10, 11);
        Vector512<ulong> last = Vector512.Create(4UL, 5, 12, 13, 6, 7, 14, 15);
        Avx512F.PermuteVar8x64x2(low.AsUInt64(), first, high.AsUInt64()).AsByte().StoreUnsafe(ref text);
        Avx512F.PermuteVar8x64x2(low.AsUInt64(), last, high.AsUInt64()).AsByte().StoreUnsafe(ref text, 2 * CommunityIdHasher.TextStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> InterleaveLow32(Vector512<uint> x, Vector512<uint> y) => Avx512F.UnpackLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> InterleaveHigh32(Vector512<uint> x, Vector512<uint> y) => Avx512F.UnpackHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> InterleaveLow64(Vector512<uint> x, Vector512<uint> y)
        => Avx512F.UnpackLow(x.AsUInt64(), y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> InterleaveHigh64(Vector512<uint> x, Vector512<uint> y)
        => Avx512F.UnpackHigh(x.AsUInt64(), y.AsUInt64()).AsUInt32();
}
