using System.Text;
using VpcFlow.Formatting;
using VpcFlow.Generated;

namespace VpcFlow.Documents;

/// <summary>Writes the document that stands in place of a line that can't be read.</summary>
internal static class ErrorDocument
{
    /// <summary>Writes the document.</summary>
    /// <param name="output">Gets the document.</param>
    /// <param name="rejection">The line and what is wrong with it.</param>
    /// <param name="ecs">The version of the document.</param>
    /// <param name="time">The source's time in Unix milliseconds, if the line gives one.</param>
    /// <param name="state">What the documents of the run share.</param>
    public static void Write(ref DocumentOutput output, scoped FlowLogRejection rejection, EcsVersion ecs, long? time, DocumentContext state)
    {
        bool arrays = ecs == EcsVersion.V8_11;
        byte[] message = Encoding.UTF8.GetBytes(rejection.Message);
        Span<byte> target = output.ReserveSpan(1024 + (JsonEscaper.MaxGrowth * (message.Length + rejection.Line.Length)));
        int at = Copy(target, 0, "{\"@timestamp\":\""u8);
        state.Time.WriteMilliseconds(ref target[at], time ?? state.FallbackTime);
        at = Copy(target, at + TimeText.Length, "\",\"ecs\":{\"version\":\""u8);
        at = Copy(target, at, arrays ? "8.11.0"u8 : "8.0.0"u8);
        at = Copy(target, at, "\"},\"event\":{\"kind\":\"pipeline_error\",\"category\":"u8);
        at = Copy(target, at, arrays ? "[\"network\"],\"type\":[\"connection\"]"u8 : "\"network\",\"type\":\"connection\""u8);
        at = Copy(target, at, ",\"original\":\""u8);
        at += JsonEscaper.Write(target[at..], rejection.Line);
        at = Copy(target, at, "\"},\"error\":{\"message\":\""u8);
        at += JsonEscaper.Write(target[at..], message);
        at = Copy(target, at, "\"},\"tags\":[\"preserve_original_event\"],\"cloud\":{\"provider\":\"aws\"},"u8);
        at = Copy(target, at, "\"data_stream\":{\"type\":\"logs\",\"dataset\":\"aws.vpcflow\",\"namespace\":\""u8);
        at = Copy(target, at, state.Namespace);
        at = Copy(target, at, "\"}}\n"u8);
        output.Advance(at);
    }

    private static int Copy(Span<byte> target, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target[at..]);
        return at + text.Length;
    }
}
