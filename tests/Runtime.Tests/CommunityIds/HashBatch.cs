using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using VpcFlow.Documents.CommunityIds;

namespace VpcFlow.Tests.CommunityIds;

/// <summary>
/// Messages in the buffers that <see cref="CommunityIdHasher"/> requires, with guard bytes before and after them that must not change.
/// </summary>
internal sealed class HashBatch
{
    /// <summary>The most that a kernel writes at once.</summary>
    private const int Guard = CommunityIdHasher.Lanes * CommunityIdHasher.TextStride;

    private const byte GuardByte = 0xA5;

    private readonly int _shift;
    private readonly byte[] _blocks;
    private readonly byte[] _text;

    /// <summary>Pads the messages and fills unused blocks with noise.</summary>
    /// <param name="messages">Messages of at most 55 bytes.</param>
    /// <param name="random">The source of the noise.</param>
    /// <param name="shift">The number of bytes by which the buffers are misaligned.</param>
    public HashBatch(IReadOnlyList<byte[]> messages, Random random, int shift)
    {
        Messages = messages;
        _shift = shift;
        int capacity = (messages.Count + CommunityIdHasher.Lanes - 1) / CommunityIdHasher.Lanes * CommunityIdHasher.Lanes;
        _blocks = new byte[shift + (capacity * CommunityIdHasher.BlockSize)];
        random.NextBytes(_blocks);
        for (int i = 0; i < messages.Count; i++)
        {
            Span<byte> block = _blocks.AsSpan(shift + (i * CommunityIdHasher.BlockSize), CommunityIdHasher.BlockSize);
            block.Clear();
            messages[i].CopyTo(block);
            block[messages[i].Length] = 0x80;
            BinaryPrimitives.WriteUInt64BigEndian(block[^8..], (ulong)messages[i].Length * 8);
        }

        _text = new byte[Guard + shift + (capacity * CommunityIdHasher.TextStride) + Guard];
        _text.AsSpan().Fill(GuardByte);
    }

    public IReadOnlyList<byte[]> Messages { get; }

    /// <summary>Hashes the messages and returns the texts.</summary>
    public string[] Hash(HashKernels.HashFunction function)
    {
        byte[] before = [.. _blocks];
        function(ref _blocks[_shift], Messages.Count, ref _text[Guard + _shift]);
        Assert.Equal(before, _blocks);
        Assert.False(_text.AsSpan(0, Guard + _shift).ContainsAnyExcept(GuardByte), "wrote before the texts");
        Assert.False(_text.AsSpan(_text.Length - Guard).ContainsAnyExcept(GuardByte), "wrote after the texts");
        string[] texts = new string[Messages.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            int start = Guard + _shift + (i * CommunityIdHasher.TextStride);
            texts[i] = Encoding.Latin1.GetString(_text, start, CommunityIdHasher.TextLength);
        }

        return texts;
    }

    /// <summary>Returns the expected result of <see cref="Hash"/>.</summary>
    public string[] Expected()
    {
#pragma warning disable CA5350 // The Community ID specification requires SHA-1.
        return [.. Messages.Select(m => Convert.ToBase64String(SHA1.HashData(m)))];
#pragma warning restore CA5350
    }
}
