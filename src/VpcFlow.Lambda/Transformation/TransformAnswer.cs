using System.IO.Compression;
using System.Text.Json;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Lambda.Transformation;

/// <summary>
/// Writes the answer to a transformation: of each record, its documents (<c>Ok</c>), that there are none (<c>Dropped</c>), or that it can't
/// be read (<c>ProcessingFailed</c>), upon which Firehose keeps the record as it came.
/// </summary>
internal static class TransformAnswer
{
    /// <summary>What Lambda takes as an answer is 6 MB.</summary>
    private const int MaxSize = 6_000_000;

    /// <summary>What a record has besides its data.</summary>
    private const int Overhead = 120;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<TransformRecord> records, MessageWriter messages)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            long size = (long)records.Count * Overhead;
            int left = 0;
            json.WriteStartObject();
            json.WriteStartArray("records"u8);
            foreach (TransformRecord record in records)
            {
                byte[] data = DataOf(record);
                bool fits = size + Base64Length(data) <= MaxSize;
                size += fits ? Base64Length(data) : 0;
                left += fits ? 0 : 1;
                Write(json, record, fits ? data : null);
                json.Flush();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            if (left > 0)
            {
                messages.Error(
                    $"{Amounts.Count(left, "record")} not transformed: an answer holds 6 MB; lower the buffer size of the transformation");
            }
        }

        return text.ToArray();
    }

    private static void Write(Utf8JsonWriter json, TransformRecord record, byte[]? data)
    {
        json.WriteStartObject();
        json.WriteString("recordId"u8, record.Id);
        json.WriteString("result"u8, record.Problem is not null || data is null ? "ProcessingFailed" : data.Length > 0 ? "Ok" : "Dropped");
        if (data is { Length: > 0 })
            json.WriteBase64String("data"u8, data);
        json.WriteEndObject();
    }

    private static byte[] DataOf(TransformRecord record)
    {
        ReadOnlySpan<byte> documents = record.Documents.WrittenSpan;
        if (record.Problem is not null || documents.IsEmpty)
            return [];
        if (!record.IsGzip)
            return documents.ToArray();
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(documents);
        return compressed.ToArray();
    }

    private static long Base64Length(byte[] data) => (data.Length + 2L) / 3 * 4;
}
