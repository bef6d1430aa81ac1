using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>Hashes one message at a time without vectors.</summary>
internal readonly struct Sha1Scalar : ISha1Kernel
{
    public static bool IsSupported => true;

    public static int Lanes => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Hash(ref byte blocks, int count, ref byte text)
    {
        Span<uint> words = stackalloc uint[80];
        for (int i = 0; i < count; i++)
        {
            ref byte block = ref Unsafe.Add(ref blocks, (nint)i * CommunityIdHasher.BlockSize);
            ref byte characters = ref Unsafe.Add(ref text, (nint)i * CommunityIdHasher.TextStride);
            Expand(MemoryMarshal.CreateReadOnlySpan(ref block, CommunityIdHasher.BlockSize), words);
            Compress(words);
            Encode(words, MemoryMarshal.CreateSpan(ref characters, CommunityIdHasher.TextLength));
        }
    }

    /// <summary>Computes the message schedule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Expand(ReadOnlySpan<byte> block, Span<uint> words)
    {
        for (int i = 0; i < 16; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        }

        for (int i = 16; i < words.Length; i++)
        {
            words[i] = BitOperations.RotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        }
    }

    /// <summary>Runs the rounds and leaves the digest in the first five words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compress(Span<uint> words)
    {
        (uint a, uint b, uint c, uint d, uint e) = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0);
        for (int i = 0; i < words.Length; i++)
        {
            uint mixed = i switch
            {
                < 20 => (d ^ (b & (c ^ d))) + 0x5A827999,
                < 40 => (b ^ c ^ d) + 0x6ED9EBA1,
                < 60 => ((b & c) | (d & (b | c))) + 0x8F1BBCDC,
                _ => (b ^ c ^ d) + 0xCA62C1D6,
            };
            (a, b, c, d, e) = (BitOperations.RotateLeft(a, 5) + mixed + e + words[i], a, BitOperations.RotateLeft(b, 30), c, d);
        }

        words[0] = a + 0x67452301;
        words[1] = b + 0xEFCDAB89;
        words[2] = c + 0x98BADCFE;
        words[3] = d + 0x10325476;
        words[4] = e + 0xC3D2E1F0;
    }

    /// <summary>Writes the digest in the first five words as base64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Encode(Span<uint> words, Span<byte> characters)
    {
        // An additional word completes the last group of 24 bits; its last character is the padding.
        words[5] = 0;
        ReadOnlySpan<byte> alphabet = Base64Alphabet.Characters;
        for (int i = 0; i < characters.Length; i++)
        {
            int bit = 6 * i;
            ulong pair = ((ulong)words[bit / 32] << 32) | words[(bit / 32) + 1];
            characters[i] = alphabet[(int)(pair >> (58 - (bit % 32))) & 0x3F];
        }

        characters[^1] = (byte)'=';
    }
}
