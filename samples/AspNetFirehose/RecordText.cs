using System.IO.Compression;

namespace Samples.AspNetFirehose;

/// <summary>
/// Joins the text of a request's records, each starting on a new line. CloudWatch Logs compresses every record individually; other
/// producers
/// usually do not.
/// </summary>
internal static class RecordText
{
    /// <summary>
    /// Returns the text. Its lines are flow log records, <c>{"message": …}</c> envelopes or subscription payloads, which the parser
    /// distinguishes.
    /// </summary>
    /// <exception cref="TooLargeException">The text exceeds the limit.</exception>
    /// <exception cref="InvalidDataException">A record is null, or its gzip content is damaged.</exception>
    public static async Task<MemoryStream> JoinAsync(
        IReadOnlyList<FirehoseRecord?> records, long maxBytes, CancellationToken cancellationToken)
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
