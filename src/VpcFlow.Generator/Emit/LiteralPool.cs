using System.Text;
using VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Emit;

/// <summary>Collects the constants of a class's documents in one literal; each text appears in it once.</summary>
internal sealed class LiteralPool
{
    /// <summary>The number of bytes after the last constant that a vector load of its end reads.</summary>
    private const int Padding = 32;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Adds a text and returns its position.</summary>
    public int Add(string text)
    {
        if (!_positions.TryGetValue(text, out int position))
        {
            position = _text.Length;
            _positions.Add(text, position);
            _text.Append(text);
        }

        return position;
    }

    public void Emit(SourceWriter writer)
        => writer.Line($"private static {Names.Span} Literals => {Names.Utf8(_text + new string(' ', Padding))};");
}
