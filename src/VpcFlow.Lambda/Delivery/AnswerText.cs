using System.Text.Json;
using VpcFlow.Lambda.Events;

namespace VpcFlow.Lambda.Delivery;

/// <summary>Writes the answers to events.</summary>
internal static class AnswerText
{
    /// <summary>Writes the items that failed, as an event source mapping with <c>ReportBatchItemFailures</c> expects them.</summary>
    public static ReadOnlyMemory<byte> Failures(IEnumerable<EventItem> failed)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartArray("batchItemFailures"u8);
            foreach (EventItem item in failed)
            {
                json.WriteStartObject();
                json.WriteString("itemIdentifier"u8, item.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <summary>Writes what was done.</summary>
    public static ReadOnlyMemory<byte> Totals(InvocationTotals totals)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteNumber("objects"u8, totals.Objects);
            json.WriteNumber("records"u8, totals.Summary.Records);
            json.WriteNumber("filtered"u8, totals.Summary.FilteredRecords);
            json.WriteNumber("rejected"u8, totals.Summary.RejectedLines);
            json.WriteNumber("parked"u8, totals.Parked);
            json.WriteEndObject();
        }

        return text.ToArray();
    }
}
