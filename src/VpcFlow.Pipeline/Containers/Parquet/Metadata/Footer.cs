using System.Buffers.Binary;

namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>Finds and reads the metadata of a Parquet file, which is at its end.</summary>
internal static class Footer
{
    /// <summary>The mark at both ends of a file.</summary>
    public static ReadOnlySpan<byte> Mark => "PAR1"u8;

    private const int MaxLength = 64 << 20;

    /// <summary>The length of the metadata and the mark, at the end of a file.</summary>
    private const int TailLength = 8;

    /// <summary>Reads the metadata.</summary>
    /// <exception cref="InvalidDataException">The file is not complete, or its metadata is damaged.</exception>
    public static async ValueTask<FileMetadata> ReadAsync(FileBytes file, CancellationToken cancellationToken)
    {
        var start = new byte[Mark.Length];
        var tail = new byte[TailLength];
        if (file.Length < start.Length + TailLength)
            throw Damaged($"has {file.Length} bytes, fewer than any Parquet file");
        await file.ReadAsync(0, start, cancellationToken).ConfigureAwait(false);
        await file.ReadAsync(file.Length - TailLength, tail, cancellationToken).ConfigureAwait(false);
        if (tail.AsSpan(4).SequenceEqual("PARE"u8))
            throw Encrypted();
        if (!start.AsSpan().SequenceEqual(Mark))
            throw Damaged("does not begin with PAR1");
        if (!tail.AsSpan(4).SequenceEqual(Mark))
            throw Damaged("does not end with PAR1: it was cut off, or something was appended to it");
        long length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (length > file.Length - start.Length - TailLength)
            throw Damaged($"is said to have {length} bytes of metadata, but has {file.Length} bytes in all");
        if (length > MaxLength)
            throw new InvalidDataException($"The Parquet file has {length} bytes of metadata; expected at most {MaxLength}.");
        var data = new byte[length];
        await file.ReadAsync(file.Length - TailLength - length, data, cancellationToken).ConfigureAwait(false);
        FileMetadata? metadata = FileMetadata.Read(data);
        if (metadata is null || metadata.Schema.Count == 0)
            throw Damaged("has damaged metadata at its end");
        return metadata.IsEncrypted ? throw Encrypted() : metadata;
    }

    private static InvalidDataException Damaged(string how) => new($"The Parquet file {how}.");

    private static InvalidDataException Encrypted() => new("The Parquet file is encrypted. Decrypt it first.");
}
