using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>
/// Reads the bodies of messages: a notification of S3, an event of EventBridge, and either of them in the envelope of SNS.
/// </summary>
internal static partial class NotificationReader
{
    private const int MaxEnvelopes = 3;

    public static Notification Read(string body) => Read(body, envelopes: 0);

    private static Notification Read(string body, int envelopes)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return Notification.Foreign("The body is JSON, but not an object; expected a notification of S3, SNS or EventBridge.");
            if (Text(root, "Event") == "s3:TestEvent")
                return Notification.Test;
            if (Member(root, "Records") is { ValueKind: JsonValueKind.Array } records)
                return ReadRecords(records);
            if (Text(root, "source") == "aws.s3" && Text(root, "detail-type") is { } type)
                return ReadEvent(root, type);
            if (Text(root, "Type") == "Notification" && Text(root, "Message") is { } message && envelopes < MaxEnvelopes)
                return Read(message, envelopes + 1);
            return Notification.Foreign("The body is JSON, but not a notification of S3, SNS or EventBridge.");
        }
        catch (JsonException e)
        {
            return Notification.Foreign($"The body is not JSON: {e.Message}");
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair.
            return Notification.Foreign($"The body has text that is not Unicode: {e.Message}");
        }
    }

    private static Notification ReadRecords(JsonElement records)
    {
        var objects = new List<S3Address>();
        int others = 0;
        int index = 0;
        foreach (JsonElement record in records.EnumerateArray())
        {
            string? source = Text(record, "eventSource");
            if (source?.EndsWith(":s3", StringComparison.Ordinal) != true)
                return Notification.Foreign($"Record {index} is an event of '{source}', not of 'aws:s3'.");
            string name = Text(record, "eventName") ?? "";
            JsonElement? s3 = Member(record, "s3");
            bool isCreated = name.StartsWith("ObjectCreated:", StringComparison.Ordinal)
                || name.StartsWith("s3:ObjectCreated:", StringComparison.Ordinal);
            if (!isCreated)
                others++;
            else if (Create(s3, Text(record, "awsRegion"), isEncoded: true) is { } created)
                objects.Add(created);
            else
                return Notification.Foreign($"Record {index} names no valid bucket and key.");
            index++;
        }

        return index > 0 ? new Notification(objects, others) : Notification.Foreign("The notification has no records.");
    }

    /// <summary>Reads an event of EventBridge, whose key is not encoded.</summary>
    private static Notification ReadEvent(JsonElement root, string type)
    {
        if (type != "Object Created")
            return new Notification([], Others: 1);
        return Create(Member(root, "detail"), Text(root, "region"), isEncoded: false) is { } created
            ? new Notification([created])
            : Notification.Foreign("The event of EventBridge names no valid bucket and key.");
    }

    /// <summary>
    /// Creates the address of an object. Bucket and region become parts of a host name, so whoever can send messages must not be able to
    /// choose another host with them.
    /// </summary>
    private static S3Address? Create(JsonElement? parent, string? region, bool isEncoded)
    {
        if (Text(Member(parent, "bucket"), "name") is not { } bucket || !BucketPattern().IsMatch(bucket))
            return null;
        if (Text(Member(parent, "object"), "key") is not { Length: > 0 } key)
            return null;
        return new S3Address(
            bucket,
            isEncoded ? WebUtility.UrlDecode(key) : key,
            region is not null && RegionPattern().IsMatch(region) ? region : null);
    }

    private static JsonElement? Member(JsonElement? value, string name)
        => value is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement? value, string name)
        => Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,255}\z")]
    private static partial Regex BucketPattern();

    [GeneratedRegex(@"^[a-z0-9-]{1,64}\z")]
    private static partial Regex RegionPattern();
}
