using System.Security.Cryptography;
using VpcFlow.Input;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>Reads a stream, and computes the MD5 of what was read.</summary>
/// <param name="content">The stream, which is disposed with this one.</param>
internal sealed class HashedStream(Stream content) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    /// <summary>The number of bytes that were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Reads to the end, and returns the MD5 in hexadecimal digits.</summary>
    public async ValueTask<string> CompleteAsync(CancellationToken cancellationToken)
    {
        await CopyToAsync(Null, cancellationToken).ConfigureAwait(false);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int length = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _hash.AppendData(buffer.Span[..length]);
        BytesRead += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
