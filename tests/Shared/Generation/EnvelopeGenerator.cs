using System.Globalization;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>Generates JSON lines that wrap records, in many spellings of the same JSON.</summary>
internal static class EnvelopeGenerator
{
    /// <summary>An object with a message, among irrelevant members.</summary>
    public static byte[] Message(Random random, byte[] message)
    {
        List<byte[]> members = [Member(random, "message", String(random, message))];
        if (random.Chance(0.4))
        {
            members.Add(Member(random, "timestamp", Timestamp(random).Utf8()));
        }

        AddOtherMembers(random, members);
        return Object(random, members);
    }

    /// <summary>A CloudWatch subscription payload with a log event for each message.</summary>
    public static byte[] LogEvents(Random random, IReadOnlyList<byte[]> messages)
    {
        List<byte> events = [];
        foreach (byte[] message in messages)
        {
            events.AddRange(events.Count > 0 ? "," : "");
            List<byte[]> members =
            [
                Member(random, "id", String(random, random.Digits(56).Utf8())),
                Member(random, "timestamp", Timestamp(random).Utf8()),
                Member(random, "message", String(random, message)),
            ];
            events.AddRange(Object(random, members));
        }

        return Payload(random, "DATA_MESSAGE", [.. events]);
    }

    public static byte[] ControlMessage(Random random) =>
        Payload(
            random,
            "CONTROL_MESSAGE",
            "{\"id\":\"\",\"timestamp\":1510254469274,\"message\":\"CWL CONTROL MESSAGE: Checking health\"}"u8.ToArray());

    private static byte[] Payload(Random random, string type, byte[] events)
    {
        List<byte[]> members =
        [
            Member(random, "messageType", String(random, type.Utf8())),
            Member(random, "owner", String(random, random.Digits(12).Utf8())),
            Member(random, "logGroup", String(random, "/vpc/flow-logs"u8.ToArray())),
            Member(random, "logStream", String(random, "eni-0-all"u8.ToArray())),
            Member(random, "subscriptionFilters", "[ \"a\" , \"b\" ]"u8.ToArray()),
            Member(random, "logEvents", [.. "["u8, .. events, .. "]"u8]),
        ];
        return Object(random, members);
    }

    private static void AddOtherMembers(Random random, List<byte[]> members)
    {
        string[] others =
        [
            "\"id\":\"5\"", "\"n\":-1.5e+3", "\"o\":{\"message\":\"no\",\"a\":[1,{},[]]}", "\"t\":true", "\"f\":false", "\"z\":null",
            "\"q\\\"\":\"\\\\\"",
        ];
        random.Shuffle(others);
        members.AddRange(others[..random.Next(3)].Select(other => other.Utf8()));
    }

    private static byte[] Object(Random random, List<byte[]> members)
    {
        byte[][] shuffled = [.. members];
        random.Shuffle(shuffled);
        List<byte> bytes = [(byte)'{'];
        for (int i = 0; i < shuffled.Length; i++)
        {
            bytes.AddRange(i > 0 ? "," : "");
            bytes.AddRange(Space(random));
            bytes.AddRange(shuffled[i]);
            bytes.AddRange(Space(random));
        }

        bytes.Add((byte)'}');
        return [.. bytes];
    }

    private static byte[] Member(Random random, string name, byte[] value) =>
        [.. String(random, name.Utf8()), .. Space(random), (byte)':', .. Space(random), .. value];

    private static byte[] Space(Random random) => random.Chance(0.1) ? random.Pick(" ", "  ", "\t", " \r ").Utf8() : [];

    private static string Timestamp(Random random)
        => (1_400_000_000_000 + random.NextInt64(400_000_000_000)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The bytes as a JSON string; optional escapes are used at random, and bytes that are not ASCII are left unchanged.</summary>
    private static byte[] String(Random random, byte[] text)
    {
        double escaped = random.Pick(0.0, 0.0, 0.05, 1.0);
        List<byte> bytes = [(byte)'"'];
        foreach (byte value in text)
        {
            bool must = value is < 0x20 or (byte)'"' or (byte)'\\';
            bytes.AddRange(must || (value < 0x80 && random.Chance(escaped)) ? Escape(random, value) : [value]);
        }

        bytes.Add((byte)'"');
        return [.. bytes];
    }

    private static byte[] Escape(Random random, byte value)
    {
        int letter = "\"\\/\b\f\n\r\t".IndexOf((char)value, StringComparison.Ordinal);
        string hex = random.Chance(0.5) ? $"\\u{(int)value:x4}" : $"\\u{(int)value:X4}";
        return Encoding.ASCII.GetBytes(letter >= 0 && random.Chance(0.8) ? "\\" + "\"\\/bfnrt"[letter] : hex);
    }

    private static void AddRange(this List<byte> bytes, string text) => bytes.AddRange(text.Utf8());
}
