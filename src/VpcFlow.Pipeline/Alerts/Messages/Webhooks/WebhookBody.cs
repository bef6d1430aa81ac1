using System.Text.Json;

namespace VpcFlow.Pipeline.Alerts.Messages.Webhooks;

/// <summary>The body of a request: what happened, when, and the notice or, of a digest, the notices.</summary>
internal static class WebhookBody
{
    public static byte[] Create(FlowLogAlertMessage message)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, NoticeJson.Options))
        {
            FlowLogAlertNotice last = message.Notices[^1];
            json.WriteStartObject();
            json.WriteString("type", "alert." + (message.IsDigest ? "digest" : NoticeJson.Word(last.Event)));
            json.WriteString("timestamp", last.At.UtcDateTime);
            json.WriteStartObject("data");
            json.WriteString("id", message.Id);
            json.WriteStartArray("notices");
            foreach (FlowLogAlertNotice notice in message.Notices)
                NoticeJson.Write(json, notice);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return text.ToArray();
    }
}
