using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>SHA-1 of four messages in 128-bit vectors.</summary>
internal readonly struct Sha1Lanes128 : ISha1Lanes<Vector128<uint>>
{
    public static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    public static int Count => Vector128<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Create(uint value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Add(Vector128<uint> x, Vector128<uint> y) => x + y;

    // The sums end with a, which is computed last: only its rotation and one addition separate two rounds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Choose(
        Vector128<uint> a, Vector128<uint> b, Vector128<uint> c, Vector128<uint> d, Vector128<uint> e, Vector128<uint> word,
        Vector128<uint> constant)
        => e + constant + word + Vector128.ConditionalSelect(b, c, d) + RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Parity(
        Vector128<uint> a, Vector128<uint> b, Vector128<uint> c, Vector128<uint> d, Vector128<uint> e, Vector128<uint> word,
        Vector128<uint> constant)
        => e + constant + word + (b ^ c ^ d) + RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Majority(
        Vector128<uint> a, Vector128<uint> b, Vector128<uint> c, Vector128<uint> d, Vector128<uint> e, Vector128<uint> word,
        Vector128<uint> constant)
        => e + constant + word + ((b & c) | (d & (b | c))) + RotateLeft(a, 5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Rotate30(Vector128<uint> b) => RotateLeft(b, 30);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Expand(Vector128<uint> back3, Vector128<uint> back8, Vector128<uint> back14, Vector128<uint> back16)
        => RotateLeft(back8 ^ back14 ^ back16 ^ back3, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Funnel(Vector128<uint> high, Vector128<uint> low, int left) => (high << left) | (low >>> (32 - left));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Encode(Vector128<uint> groups)
    {
        Vector128<byte> sextets = (((groups >>> 18) & Vector128.Create(0x3Fu))
            | ((groups >>> 4) & Vector128.Create(0x3F00u))
            | ((groups << 10) & Vector128.Create(0x3F0000u))
            | ((groups << 24) & Vector128.Create(0x3F000000u))).AsByte();
        Vector128<byte> index = Vector128.Min(
            (sextets - Vector128.Create((byte)26)).AsSByte(),
            Vector128.SubtractSaturate(sextets, Vector128.Create((byte)51)).AsSByte()).AsByte();
        Vector128<byte> offsets = Vector128.ShuffleNative(Base64Alphabet.Offsets, index);
        return (sextets + Vector128.Create((byte)'A') + offsets).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Pad(Vector128<uint> characters)
        => (characters & Vector128.Create(0x00FFFFFFu)) | Vector128.Create((uint)'=' << 24);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> LoadChunks(ref byte chunk)
    {
        Vector128<byte> swap = Vector128.Create(0x04050607_00010203UL, 0x0C0D0E0F_08090A0BUL).AsByte();
        return Vector128.ShuffleNative(Vector128.LoadUnsafe(ref chunk), swap).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTexts(Vector128<uint> low, Vector128<uint> high, ref byte text)
    {
        low.AsByte().StoreUnsafe(ref text);
        high.AsByte().StoreUnsafe(ref text, CommunityIdHasher.TextStride / 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveLow32(Vector128<uint> x, Vector128<uint> y)
        => Sse2.IsSupported ? Sse2.UnpackLow(x, y) : AdvSimd.Arm64.ZipLow(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveHigh32(Vector128<uint> x, Vector128<uint> y)
        => Sse2.IsSupported ? Sse2.UnpackHigh(x, y) : AdvSimd.Arm64.ZipHigh(x, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveLow64(Vector128<uint> x, Vector128<uint> y)
        => Sse2.IsSupported
            ? Sse2.UnpackLow(x.AsUInt64(), y.AsUInt64()).AsUInt32()
            : AdvSimd.Arm64.ZipLow(x.AsUInt64(), y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> InterleaveHigh64(Vector128<uint> x, Vector128<uint> y)
        => Sse2.IsSupported
            ? Sse2.UnpackHigh(x.AsUInt64(), y.AsUInt64()).AsUInt32()
            : AdvSimd.Arm64.ZipHigh(x.AsUInt64(), y.AsUInt64()).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> RotateLeft(Vector128<uint> x, int count) => (x << count) | (x >>> (32 - count));
}
