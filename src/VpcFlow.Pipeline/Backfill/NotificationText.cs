using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>
/// Writes notifications of S3, in version 2.1 of their structure:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html.
/// </summary>
internal static class NotificationText
{
    private const string Name = "vpcflow-enqueue";

    /// <summary>Returns the notification that an object was created.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="region">Its region; <see langword="null"/> if unknown.</param>
    /// <param name="created">The object.</param>
    public static string Create(string bucket, string? region, BackfillObject created)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records");
            writer.WriteStartObject();
            writer.WriteString("eventVersion", "2.1");
            writer.WriteString("eventSource", "aws:s3");
            if (region is not null)
                writer.WriteString("awsRegion", region);
            if (created.LastModified is { } time)
                writer.WriteString("eventTime", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            writer.WriteString("eventName", "ObjectCreated:Put");
            WriteObject(writer, bucket, created);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void WriteObject(Utf8JsonWriter writer, string bucket, BackfillObject created)
    {
        writer.WriteStartObject("s3");
        writer.WriteString("s3SchemaVersion", "1.0");
        writer.WriteString("configurationId", Name);
        writer.WriteStartObject("bucket");
        writer.WriteString("name", bucket);
        writer.WriteString("arn", $"arn:aws:s3:::{bucket}");
        writer.WriteEndObject();
        writer.WriteStartObject("object");
        writer.WriteString("key", Encode(created.Key));
        writer.WriteNumber("size", created.Size);
        if (created.ETag is not null)
            writer.WriteString("eTag", created.ETag);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Encodes a key as forms encode, which leaves slashes.</summary>
    private static string Encode(string key)
        => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal).Replace("%20", "+", StringComparison.Ordinal);
}
