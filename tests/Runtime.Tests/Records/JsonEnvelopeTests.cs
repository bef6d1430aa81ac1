using System.Text;
using System.Text.Json;
using VpcFlow.Records;

namespace VpcFlow.Tests.Input;

public class JsonEnvelopeTests
{
    public static TheoryData<string, string[]> Readable => new()
    {
        { """{"message":"2 x"}""", ["2 x"] },
        { """  {  "message"  :  "2 x"  }  """, ["2 x"] },
        { """{"a":1,"b":{"c":[1,2,{"d":null}],"e":{}},"message":"2 x","f":[],"g":true,"h":-1.5e3}""", ["2 x"] },
        { """{"message":"a\"b\\c\/d\b\f\n\r\t\u0041\u00e9\u6f22\ud83d\ude00"}""", ["a\"b\\c/d\b\f", "\r\tAé漢😀"] },
        { """{"message":"\ud83d x \ude00"}""", ["\uFFFD x \uFFFD"] },
        { """{"message":"\ud83d\u0041"}""", ["\uFFFDA"] },
        { """{"message":"first\nsecond\n"}""", ["first", "second"] },
        { """{"message":""}""", [""] },
        { """{"message":"a"}{"message":"b"} {"message":"c"}""", ["a", "b", "c"] },
        { """{"message":"a","message":"b"}""", ["b"] },
        {
            """
            {"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","timestamp":1,"message":"a"},{"id":"2","timestamp":2,"message":"b"}]}
            """,
            ["a", "b"]
        },
        {
            """{"messageType":"CONTROL_MESSAGE","logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE: Checking health"}]}""",
            []
        },
        { """{"logEvents":[{"message":"x"}],"messageType":"CONTROL_MESSAGE"}{"message":"a"}""", ["a"] },
    };

    public static TheoryData<string> Malformed => new()
    {
        "{", "{}", "{\"a\":1}", "{\"message\"}", "{\"message\":}", "{\"message\":1}", "{\"message\":\"a}", "{\"message\":\"a\"",
        "{\"message\":\"a\",}", "{\"message\":\"a\"}x", "{\"message\":\"a\"},", "{\"message\":\"\\x\"}", "{\"message\":\"\\u12\"}",
        "{\"message\":\"\\u12g4\"}", "{\"message\":\"a\u0001\"}", "{message:\"a\"}", "{\"message\":\"a\" \"b\":1}",
        "{\"b\":tru,\"message\":\"a\"}", "{\"b\":[1 2],\"message\":\"a\"}", "{\"b\":{,},\"message\":\"a\"}",
        "{\"b\":[}],\"message\":\"a\"}", "{\"b\":-,\"message\":\"a\"}", "{\"message\":\"a\\", "{\"message\":\"a\\\"}",
        "{\"logEvents\":[{\"id\":1}]}", "{\"logEvents\":[{\"message\":\"a\"}", "{\"logEvents\":[1]}", "{\"b\":[,1],\"message\":\"a\"}",
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void TryRead_Envelope_ReadsItsMessages(string line, string[] messages)
    {
        var envelope = new JsonEnvelope();
        Assert.True(envelope.TryRead(Encoding.UTF8.GetBytes(line.TrimStart()), out _));
        Assert.Equal(messages, Enumerable.Range(0, envelope.Count).Select(i => Encoding.UTF8.GetString(envelope.Message(i))));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void TryRead_OtherText_DescribesTheProblem(string line)
    {
        Assert.False(new JsonEnvelope().TryRead(Encoding.UTF8.GetBytes(line), out string? problem));
        Assert.Contains("JSON", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_DeeplyNested_IsRejectedWithoutRecursion()
    {
        string nested = new string('[', 60_000);
        Assert.False(new JsonEnvelope().TryRead(Encoding.UTF8.GetBytes($"{{\"a\":{nested},\"message\":\"x\"}}"), out _));
    }

    [Fact]
    public void Time_OfEvents_IsTheirTimestamp()
    {
        var envelope = new JsonEnvelope();
        ReadOnlySpan<byte> text = """
            {"logEvents":[{"timestamp":1733430000000,"message":"a"},{"message":"b","timestamp":12},{"message":"c","timestamp":-1}]}
            """u8;
        Assert.True(envelope.TryRead(text, out _));
        Assert.Equal([1733430000000, 12, null], Enumerable.Range(0, 3).Select(envelope.Time));
    }

    [Fact]
    public void TryRead_RandomDamage_AcceptsNothingThatTheFrameworkRejects()
    {
        var random = new Random(11);
        byte[] valid = Encoding.UTF8.GetBytes("""{"a":[1,-2.5,"x",{"b":null}],"message":"2 12\u0041 \"q\"","t":true}""");
        for (int run = 0; run < 20_000; run++)
        {
            byte[] damaged = [.. valid];
            for (int i = random.Next(1, 3); i > 0; i--)
                damaged[random.Next(1, damaged.Length)] = (byte)"{}[]\",:\\ 0123456789eE+-.tfnulrsu\u007f"[random.Next(32)];
            if (new JsonEnvelope().TryRead(damaged, out _))
                Assert.True(IsJson(damaged), Encoding.UTF8.GetString(damaged));
        }
    }

    private static bool IsJson(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
