using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Writes rejected lines as JSON, one object per line.</summary>
internal sealed class RejectsWriter : IDisposable
{
    private const int FlushSize = 64 * 1024;

    // The file is not HTML, so letters need no escapes.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OutputStream _output;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    private RejectsWriter(OutputStream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer, s_options);
    }

    /// <exception cref="OutputException">The file can't be written.</exception>
    public static RejectsWriter Open(string path)
    {
        OutputStream output = OutputStream.ToFile(path);
        output.Open();
        return new RejectsWriter(output);
    }

    public void Write(in FlowLogRejection rejection)
    {
        _json.WriteStartObject();
        _json.WriteString("source", rejection.SourceName);
        _json.WriteNumber("line", rejection.LineNumber);
        _json.WriteNumber("offset", rejection.ByteOffset);
        _json.WriteString("reason", rejection.Reason.ToString());
        _json.WriteString("field", rejection.Field is { } field ? FlowLogFieldInfo.Get(field).Name : null);
        _json.WriteString("message", rejection.Message);

        // The line may not be UTF-8; decoding it replaces invalid bytes.
        _json.WriteString("text", Encoding.UTF8.GetString(rejection.Line));
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushSize)
            Flush();
    }

    /// <exception cref="OutputException">Writing failed.</exception>
    public void Flush()
    {
        _output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    public void Dispose()
    {
        _json.Dispose();
        try
        {
            Flush();
        }
        catch (OutputException)
        {
            // The run has already failed with a reported error; this saves what can be saved.
        }

        _output.Dispose();
    }
}
