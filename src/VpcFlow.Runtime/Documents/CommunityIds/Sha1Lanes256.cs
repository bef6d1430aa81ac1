using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>SHA-1 of eight messages in 256-bit vectors.</summary>
internal readonly struct Sha1Lanes256 : ISha1Lanes<Vector256<uint>>
{
    public static bool IsSupported => Avx2.IsSupported;

    public static int Count => Vector256<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Create(uint value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Add(Vector256<uint> x, Vector256<uint> y) => x + y;

    // The sums end with a, which is computed last: only its rotation and one addition separate two rounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Choose(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d, Vector256<uint> e, Vector256<uint> word,
        Vector256<uint> constant)
        => e + constant + word + Vector256.ConditionalSelect(b, c, d) + RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Parity(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d, Vector256<uint> e, Vector256<uint> word,
        Vector256<uint> constant)
        => e + constant + word + (b ^ c ^ d) + RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Majority(
        Vector256<uint> a, Vector256<uint> b, Vector256<uint> c, Vector256<uint> d, Vector256<uint> e, Vector256<uint> word,
        Vector256<uint> constant)
        => e + constant + word + ((b & c) | (d & (b | c))) + RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Rotate30(Vector256<uint> b) => RotateLeft(b, 30);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Expand(Vector256<uint> back3, Vector256<uint> back8, Vector256<uint> back14, Vector256<uint> back16)
        => RotateLeft(back8 ^ back14 ^ back16 ^ back3, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Funnel(Vector256<uint> high, Vector256<uint> low, int left) => (high << left) | (low >>> (32 - left));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Encode(Vector256<uint> groups)
    {
        Vector256<byte> sextets = (((groups >>> 18) & Vector256.Create(0x3Fu))
            | ((groups >>> 4) & Vector256.Create(0x3F00u))
            | ((groups << 10) & Vector256.Create(0x3F0000u))
            | ((groups << 24) & Vector256.Create(0x3F000000u))).AsByte();
        Vector256<byte> index = Vector256.Min(
            (sextets - Vector256.Create((byte)26)).AsSByte(),
            Vector256.SubtractSaturate(sextets, Vector256.Create((byte)51)).AsSByte()).AsByte();
        Vector256<byte> offsets = Avx2.Shuffle(Vector256.Create(Base64Alphabet.Offsets), index);
        return (sextets + Vector256.Create((byte)'A') + offsets).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Pad(Vector256<uint> characters)
        => (characters & Vector256.Create(0x00FFFFFFu)) | Vector256.Create((uint)'=' << 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> LoadChunks(ref byte chunk)
    {
        Vector256<byte> bytes = Vector256.Create(
            Vector128.LoadUnsafe(ref chunk), Vector128.LoadUnsafe(ref chunk, CommunityIdHasher.BlockSize));
        Vector256<byte> swap = Vector256.Create(
            0x04050607_00010203UL, 0x0C0D0E0F_08090A0BUL, 0x04050607_00010203UL, 0x0C0D0E0F_08090A0BUL).AsByte();
        return Avx2.Shuffle(bytes, swap).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTexts(Vector256<uint> low, Vector256<uint> high, ref byte text)
    {
        Avx2.Permute2x128(low, high, 0x20).AsByte().StoreUnsafe(ref text);
        Avx2.Permute2x128(low, high, 0x31).AsByte().StoreUnsafe(ref text, CommunityIdHasher.TextStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> InterleaveLow32(Vector256<uint> x, Vector256<uint> y) => Avx2.UnpackLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> InterleaveHigh32(Vector256<uint> x, Vector256<uint> y) => Avx2.UnpackHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> InterleaveLow64(Vector256<uint> x, Vector256<uint> y)
        => Avx2.UnpackLow(x.AsUInt64(), y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> InterleaveHigh64(Vector256<uint> x, Vector256<uint> y)
        => Avx2.UnpackHigh(x.AsUInt64(), y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RotateLeft(Vector256<uint> x, [ConstantExpected] byte count)
        => Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(x, count) : (x << count) | (x >>> (32 - count));
}
