using System.Buffers;
using System.Text;

namespace VpcFlow.Documents;

/// <summary>Collects the constants of a document in one array, each of them once.</summary>
internal sealed class ConstantPool
{
    /// <summary>The number of bytes after the last constant that a vector load of its end reads.</summary>
    private const int Padding = 64;

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal) { [""] = 0 };

    /// <summary>Adds a text and returns its position.</summary>
    public int Add(string text)
    {
        if (!_positions.TryGetValue(text, out int position))
        {
            position = _text.WrittenCount;
            _positions.Add(text, position);
            Encoding.ASCII.GetBytes(text, _text);
        }

        return position;
    }

    /// <summary>The constants, with readable bytes after them.</summary>
    public byte[] ToArray() => [.. _text.WrittenSpan, .. new byte[Padding]];
}
