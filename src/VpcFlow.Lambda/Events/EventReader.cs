using System.Text;
using System.Text.Json;
using VpcFlow.Lambda.Runtime;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow.Lambda.Events;

/// <summary>Recognises events, and finds the flow logs that they name or contain.</summary>
/// <param name="objects">Finds objects in S3.</param>
internal sealed class EventReader(EventObjects objects)
{
    private const string Expected =
        "expected an event of S3, SNS, EventBridge, SQS, Kinesis, CloudWatch Logs, or a transformation of Data Firehose";

    /// <summary>Reads an event.</summary>
    /// <param name="root">The event.</param>
    /// <param name="invocation">Its invocation.</param>
    /// <exception cref="FunctionException">The event is none that the function knows.</exception>
    public FunctionEvent Read(JsonElement root, Invocation invocation)
    {
        if (EventJson.Member(root, "awslogs") is { } logs)
            return ReadLogs(logs, invocation);
        IReadOnlyList<JsonElement> records = EventJson.List(root, "Records") ?? [];
        string? source = records.Count == 0
            ? null
            : EventJson.Text(records[0], "eventSource") ?? EventJson.Text(records[0], "EventSource");
        return source switch
        {
            "aws:sqs" => ReadQueue(records),
            "aws:kinesis" => ReadStream(records),
            "aws:sns" => ReadTopic(records, invocation),
            _ => ReadNotification(invocation),
        };
    }

    /// <summary>Payloads of CloudWatch Logs, whose ids are those of the events in them.</summary>
    private static FunctionEvent ReadLogs(JsonElement logs, Invocation invocation)
    {
        byte[] payload = EventJson.Base64(logs, "data")
            ?? throw FunctionException.UnknownEvent("The event of CloudWatch Logs has no \"data\"; expected Base64.");
        EventItem item = ItemOf(invocation, "cloudwatch");
        item.Begin(1);
        var content = new EventContent(item, payload, FlowLogIdentity.CloudWatch(invocation.RequestId), time: null);
        return new FunctionEvent("CloudWatch Logs", EventAnswer.All, [item], [content]);
    }

    private FunctionEvent ReadQueue(IReadOnlyList<JsonElement> records)
    {
        var items = new List<EventItem>();
        var found = new List<FlowLogObject>();
        for (int i = 0; i < records.Count; i++)
        {
            string place = $"Record {i} of the queue's event";
            string id = EventJson.Required(records[i], "messageId", place);
            string body = EventJson.Text(records[i], "body") ?? "";
            string? count = EventJson.Text(EventJson.Member(records[i], "attributes"), "ApproximateReceiveCount");
            var item = new EventItem($"message {id}", id, body)
            {
                Source = EventJson.Text(records[i], "eventSourceARN") ?? "aws:sqs",
                ReceiveCount = int.TryParse(count, out int times) ? times : 1,
            };
            items.Add(item);
            found.AddRange(objects.Find(NotificationReader.Read(body), item));
        }

        return new FunctionEvent("SQS", EventAnswer.Items, items, found);
    }

    /// <summary>
    /// Records of a stream. Ids are made from the stream and the sequence number, which a record keeps in every batch that it is in; those
    /// of payloads of CloudWatch Logs are those of their events.
    /// </summary>
    private static FunctionEvent ReadStream(IReadOnlyList<JsonElement> records)
    {
        var items = new List<EventItem>();
        var found = new List<FlowLogObject>();
        for (int i = 0; i < records.Count; i++)
        {
            string place = $"Record {i} of the stream's event";
            JsonElement data = EventJson.Member(records[i], "kinesis") ?? default;
            string number = EventJson.Required(data, "sequenceNumber", place);
            string stream = EventJson.Text(records[i], "eventSourceARN") ?? "aws:kinesis";
            string name = $"{stream}:{EventJson.Text(records[i], "eventID") ?? number}";
            var item = new EventItem(name, number, records[i].GetRawText()) { Source = stream };
            items.Add(item);
            if (EventJson.Base64(data, "data") is not { } content)
            {
                item.Park($"{name}: the data is not in Base64");
                continue;
            }

            item.Begin(1);
            DateTimeOffset? time = EventJson.Time(data, "approximateArrivalTimestamp", 1000);
            found.Add(new EventContent(item, content, FlowLogIdentity.CloudWatch(name), time));
        }

        return new FunctionEvent("Kinesis", EventAnswer.Items, items, found);
    }

    private FunctionEvent ReadTopic(IReadOnlyList<JsonElement> records, Invocation invocation)
    {
        Notification[] all =
            [.. records.Select(r => NotificationReader.Read(EventJson.Text(EventJson.Member(r, "Sns"), "Message") ?? ""))];
        return Create("SNS", all, invocation);
    }

    /// <summary>An event of S3 or EventBridge, which has the shape of the body of a message.</summary>
    private FunctionEvent ReadNotification(Invocation invocation)
    {
        Notification notification = NotificationReader.Read(Encoding.UTF8.GetString(invocation.Event.Span));
        return notification.Reason is { } reason
            ? throw FunctionException.UnknownEvent($"{reason} ({Expected})")
            : Create("S3", [notification], invocation);
    }

    private FunctionEvent Create(string kind, Notification[] notifications, Invocation invocation)
    {
        EventItem item = ItemOf(invocation, kind);
        var all = new Notification(
            [.. notifications.SelectMany(n => n.Objects)],
            notifications.Sum(n => n.Others),
            Reason: notifications.Select(n => n.Reason).FirstOrDefault(r => r is not null));
        return new FunctionEvent(kind, EventAnswer.All, [item], [.. objects.Find(all, item)]);
    }

    private static EventItem ItemOf(Invocation invocation, string kind)
        => new($"{kind}:{invocation.RequestId}", invocation.RequestId, Encoding.UTF8.GetString(invocation.Event.Span)) { Source = kind };
}
