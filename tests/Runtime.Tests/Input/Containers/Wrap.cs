using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>Wraps lines in every container, in as many ways as it can be written.</summary>
internal static class Wrap
{
    private static readonly JsonSerializerOptions[] s_json =
    [
        new(), new() { WriteIndented = true }, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
    ];

    /// <summary>The containers of lines.</summary>
    public static readonly Func<Random, string[], byte[]>[] Lines =
    [
        (random, lines) => Encoding.UTF8.GetBytes(Joined(lines, random.Next(2) == 0 ? "\n" : "\r\n")),
        (random, lines) => [.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Joined(lines, "\n"))],
        (_, lines) => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Joined(lines, "\n"))],
        (_, lines) => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Joined(lines, "\r\n"))],
        Payloads,
        (random, lines) => Json(random, new { events = lines.Select((l, i) => new { timestamp = 5 + i, message = l }), nextToken = "f/1" }),
        (random, lines) => Concatenated(random, lines, l => new { message = l + (random.Next(2) == 0 ? "\n" : "") }),
        (random, lines) => Csv("timestamp,message", lines, l => $"1418530010000,{Quoted(random, l)}"),
        (random, lines) => Csv("@timestamp,@logStream,@message", lines, l => $"2014-12-14 04:06:50.000,\"eni-1\",{Quoted(random, l)}"),
        (random, lines) => Json(random, new { results = lines.Select(l => Cells(l)), status = "Complete" }),
    ];

    /// <summary>The containers of data.</summary>
    public static readonly Func<Random, byte[], byte[]>[] Data =
    [
        Gzip,
        (random, data) => Gzip(random, Gzip(random, data)),
        (random, data) => Json(random, new { awslogs = new { data = Convert.ToBase64String(data) } }),
        (random, data) => Json(random, new { requestId = "a", timestamp = 1, records = Records(data) }),
        (random, data) => Json(random, new { records = Records(data) }),
        (random, data) => Json(random, new { Records = new[] { new { kinesis = Records(data)[0] } } }),
    ];

    /// <summary>Wraps the same lines in each container.</summary>
    public static IEnumerable<byte[]> InEach(Random random, string[] lines)
        => Lines.Select(wrap => wrap(random, lines)).Concat(Data.Select(wrap => wrap(random, Payloads(random, lines))));

    /// <summary>Wraps lines in a container of lines, and that in up to two others, of which gzip may be two.</summary>
    public static byte[] Nested(Random random, string[] lines)
    {
        byte[] data = Lines[random.Next(Lines.Length)](random, lines);
        for (int depth = random.Next(3); depth > 0; depth--)
            data = Data[random.Next(Data.Length)](random, data);
        return data;
    }

    /// <summary>Gzip of one or several members, with and without padding between them and after them.</summary>
    public static byte[] Gzip(Random random, byte[] data)
    {
        using var output = new MemoryStream();
        int start = 0;
        do
        {
            int end = random.Next(3) == 0 ? random.Next(start, data.Length + 1) : data.Length;
            using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(data.AsSpan(start, end - start));
            output.Write(random.Next(4) switch { 0 => "\n"u8, 1 => "\r\n \t"u8, 2 => new byte[random.Next(600)], _ => default });
            start = end;
        }
        while (start < data.Length);
        return output.ToArray();
    }

    /// <summary>Subscription payloads of some lines each.</summary>
    public static byte[] Payloads(Random random, string[] lines)
    {
        var output = new MemoryStream();
        for (int start = 0; start < lines.Length;)
        {
            string[] some = [.. lines.Skip(start).Take(random.Next(1, 20))];
            start += some.Length;
            string stream = "eni-" + random.Next(2);
            object[] events = [.. some.Select((l, i) => (object)new { id = $"{start}{i}", timestamp = 1418530010000 + i, message = l })];
            output.Write(random.Next(2) == 0
                ? Json(random, new { messageType = "DATA_MESSAGE", logGroup = "g", logStream = stream, owner = "1", logEvents = events })
                : Json(random, new { logEvents = events, logStream = stream, logGroup = "g", messageType = "DATA_MESSAGE" }));
            output.Write(random.Next(3) switch { 0 => "\n"u8, 1 => " \r\n"u8, _ => default });
        }

        return output.ToArray();
    }

    /// <summary>JSON, compact or indented.</summary>
    public static byte[] Json(Random random, object value)
        => JsonSerializer.SerializeToUtf8Bytes(value, s_json[random.Next(s_json.Length)]);

    /// <summary>A value in quotation marks, which are doubled in it, or as it is if it needs none.</summary>
    private static string Quoted(Random random, string text)
        => random.Next(2) == 0 && text.IndexOfAny([',', '"', '\n', '\r']) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static object[] Cells(string line)
        => [Cell("@timestamp", "2014-12-14 04:06:50.000"), Cell("@message", line), Cell("@ptr", "Cl")];

    private static object Cell(string field, string value) => new { field, value };

    private static object[] Records(byte[] data) => [new { recordId = "1", data = Convert.ToBase64String(data) }];

    private static byte[] Concatenated(Random random, string[] lines, Func<string, object> wrap)
    {
        var output = new MemoryStream();
        foreach (string line in lines)
        {
            output.Write(Json(random, wrap(line)));
            output.Write(random.Next(4) switch { 0 => "\n"u8, 1 => "\r\n"u8, 2 => ", "u8, _ => default });
        }

        return output.ToArray();
    }

    private static byte[] Csv(string header, string[] lines, Func<string, string> row)
        => Encoding.UTF8.GetBytes(header + "\r\n" + string.Concat(lines.Select(l => row(l) + "\n")));

    private static string Joined(string[] lines, string end) => string.Concat(lines.Select(l => l + end));
}
