using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcFlow.Query.Output;

/// <summary>Rows as an array of objects, each on a line of its own.</summary>
internal sealed class ResultJson(Stream output) : ResultWriter
{
    private const int FlushLength = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _text = new();
    private string[] _names = [];
    private bool _hasRows;

    public static JsonWriterOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // Two columns of a result can have the same name.
        SkipValidation = true,
    };

    public override void Begin(IReadOnlyList<(string Name, Type Type)> columns)
    {
        _names = [.. columns.Select(c => c.Name)];
        _text.Write("["u8);
    }

    public override void Write(object?[] row)
    {
        _text.Write(_hasRows ? ",\n"u8 : "\n"u8);
        _hasRows = true;
        using (var json = new Utf8JsonWriter(_text, Options))
        {
            json.WriteStartObject();
            for (int i = 0; i < row.Length; i++)
            {
                json.WritePropertyName(_names[i]);
                ResultValue.Write(json, row[i]);
            }

            json.WriteEndObject();
        }

        if (_text.WrittenCount > FlushLength)
            Flush();
    }

    public override void End()
    {
        _text.Write(_hasRows ? "\n]\n"u8 : "]\n"u8);
        Flush();
    }

    private void Flush()
    {
        output.Write(_text.WrittenSpan);
        _text.ResetWrittenCount();
    }
}
