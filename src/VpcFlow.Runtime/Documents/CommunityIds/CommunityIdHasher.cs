using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>
/// Computes SHA-1 and base64 of many short messages at once, one message per vector lane: a Community ID without its "1:" prefix.
/// </summary>
/// <remarks>The Community ID specification requires SHA-1. It distinguishes flows and protects nothing.</remarks>
internal static class CommunityIdHasher
{
    /// <summary>The capacity of the buffers of <see cref="Hash"/>, in messages, is a multiple of this.</summary>
    public const int Lanes = 16;

    /// <summary>The length of a padded block in bytes.</summary>
    public const int BlockSize = 64;

    /// <summary>The number of base64 characters of a digest.</summary>
    public const int TextLength = 28;

    /// <summary>The distance from one text to the next in bytes.</summary>
    public const int TextStride = 32;

    /// <summary>Hashes <paramref name="count"/> messages with the widest vectors of the processor.</summary>
    /// <param name="blocks">
    /// The first of <paramref name="count"/> consecutive blocks of <see cref="BlockSize"/> bytes. Each is a complete SHA-1 block: at most
    /// 55 message bytes, 0x80, zeros, and the length of the message in bits as a big-endian 64-bit number. The buffer has capacity for
    /// <paramref name="count"/> rounded up to <see cref="Lanes"/>; the unused blocks may be read and may contain anything.
    /// </param>
    /// <param name="count">The number of messages; with 0, no buffer is accessed.</param>
    /// <param name="text">
    /// Receives the <see cref="TextLength"/> characters of message i, with their '=', at i * <see cref="TextStride"/>; the bytes after
    /// them, up to the stride, may be overwritten. The buffer has capacity for <paramref name="count"/> rounded up to
    /// <see cref="Lanes"/>; the texts of unused blocks may be written. It must not overlap the blocks.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hash(ref byte blocks, int count, ref byte text)
    {
        // The conditions are constants to the JIT, so that only one call remains.
        if (LaneKernel<Vector512<uint>, Sha1Lanes512>.IsSupported)
        {
            LaneKernel<Vector512<uint>, Sha1Lanes512>.Hash(ref blocks, count, ref text);
        }
        else if (LaneKernel<Vector256<uint>, Sha1Lanes256>.IsSupported)
        {
            LaneKernel<Vector256<uint>, Sha1Lanes256>.Hash(ref blocks, count, ref text);
        }
        else if (LaneKernel<Vector128<uint>, Sha1Lanes128>.IsSupported)
        {
            LaneKernel<Vector128<uint>, Sha1Lanes128>.Hash(ref blocks, count, ref text);
        }
        else
        {
            Sha1Scalar.Hash(ref blocks, count, ref text);
        }
    }
}
