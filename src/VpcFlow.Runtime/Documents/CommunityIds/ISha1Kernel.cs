namespace VpcFlow.Documents.CommunityIds;

/// <summary>Hashes many single-block messages. The scalar kernel is the reference; all others produce the same bytes.</summary>
internal interface ISha1Kernel
{
    /// <summary>Whether the processor supports the instructions.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The number of messages that are hashed at once; divides <see cref="CommunityIdHasher.Lanes"/>.</summary>
    static abstract int Lanes { get; }

    /// <summary>Hashes <paramref name="count"/> messages, rounded up to a multiple of <see cref="Lanes"/>.</summary>
    /// <param name="blocks">The padded blocks, see <see cref="CommunityIdHasher.Hash"/>; readable up to the rounded count.</param>
    /// <param name="count">The number of messages.</param>
    /// <param name="text">The base64 digests, see <see cref="CommunityIdHasher.Hash"/>; writable up to the rounded count.</param>
    static abstract void Hash(ref byte blocks, int count, ref byte text);
}
