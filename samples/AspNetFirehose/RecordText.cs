using System.IO.Compression;

namespace Samples.AspNetFirehose;

/// <summary>
/// Puts the text of a request's records together, each from a line of its own on. CloudWatch Logs compresses every record by itself; producers of their own mostly do not.
/// </summary>
internal static class RecordText
{
    /// <summary>Returns the text; lines in it are flow log records, <c>{"message": …}</c> envelopes or subscription payloads, which the parser tells apart.</summary>
    /// <exception cref="TooLargeException">There is more text than is allowed.</exception>
    /// <exception cref="InvalidDataException">A record is null, or its gzip content is damaged.</exception>
    public static async Task<MemoryStream> JoinAsync(IReadOnlyList<FirehoseRecord?> records, long maxBytes, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        foreach (FirehoseRecord? record in records)
        {
            byte[] data = record?.Data ?? throw new InvalidDataException("A record is null.");
            Stream content = new MemoryStream(data);
            if (data is [0x1F, 0x8B, ..])
                content = new GZipStream(content, CompressionMode.Decompress);
            await using var limited = new LimitedStream(content, maxBytes - text.Length, "The text of the records");
            await limited.CopyToAsync(text, cancellationToken);
            text.WriteByte((byte)'\n');
        }

        text.Position = 0;
        return text;
    }
}
