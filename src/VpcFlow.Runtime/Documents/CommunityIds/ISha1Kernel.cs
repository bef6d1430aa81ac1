namespace VpcFlow.Documents.CommunityIds;

/// <summary>
/// One way to hash many single-block messages. The scalar kernel is the reference; all others give exactly what it gives.
/// </summary>
internal interface ISha1Kernel
{
    /// <summary>Whether the processor has what the kernel needs.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Messages that are hashed at once; divides <see cref="CommunityIdHasher.Lanes"/>.</summary>
    static abstract int Lanes { get; }

    /// <summary>Hashes <paramref name="count"/> messages, rounded up to a multiple of <see cref="Lanes"/>.</summary>
    /// <param name="blocks">The padded blocks, see <see cref="CommunityIdHasher.Hash"/>; readable up to the rounded count.</param>
    /// <param name="count">The number of messages.</param>
    /// <param name="text">The base64 digests, see <see cref="CommunityIdHasher.Hash"/>; writable up to the rounded count.</param>
    static abstract void Hash(ref byte blocks, int count, ref byte text);
}
