using System.Globalization;

namespace VpcFlow.Tests;

/// <summary>One message of an envelope. Null bytes represent a control message, which contains no records.</summary>
internal sealed record OracleMessage(byte[]? Bytes, DateTimeOffset? Time);

/// <summary>The JSON that wraps records: objects with a message, or CloudWatch payloads with logEvents.</summary>
internal static class OracleEnvelope
{
    /// <summary>Returns all messages of the line, or null if any part of it is not an envelope.</summary>
    public static List<OracleMessage>? Read(byte[] line)
    {
        List<OracleJsonObject>? objects = OracleJson.ReadObjects(line);
        if (objects is null)
        {
            return null;
        }

        List<OracleMessage> messages = [];
        foreach (OracleJsonObject envelope in objects)
        {
            if (!AddMessages(envelope, messages))
            {
                return null;
            }
        }

        return messages;
    }

    private static bool AddMessages(OracleJsonObject envelope, List<OracleMessage> messages)
    {
        if (envelope.Get("messageType") is byte[] type && OracleValues.Latin1(type) == "CONTROL_MESSAGE")
        {
            messages.Add(new OracleMessage(null, null));
            return true;
        }

        if (envelope.Get("message") is byte[] message)
        {
            messages.Add(new OracleMessage(message, ReadTimestamp(envelope)));
            return true;
        }

        if (envelope.Get("logEvents") is not List<object?> logEvents)
        {
            return false;
        }

        foreach (object? logEvent in logEvents)
        {
            if (logEvent is not OracleJsonObject item || item.Get("message") is not byte[] text)
            {
                return false;
            }

            messages.Add(new OracleMessage(text, ReadTimestamp(item)));
        }

        return true;
    }

    /// <summary>Returns the member "timestamp" if it is a whole number of milliseconds within the range of dates.</summary>
    private static DateTimeOffset? ReadTimestamp(OracleJsonObject item)
    {
        bool whole = item.Get("timestamp") is string text
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            && value <= long.Parse(OracleValues.LastTime, CultureInfo.InvariantCulture);
        return whole
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse((string)item.Get("timestamp")!, CultureInfo.InvariantCulture))
            : null;
    }
}
