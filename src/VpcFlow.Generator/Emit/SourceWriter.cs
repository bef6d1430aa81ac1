using System.Text;

namespace VpcFlow.Generator.Emit;

/// <summary>Writes indented source text with line feeds.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * 4).Append(text);
        _text.Append('\n');
    }

    /// <summary>Writes the lines of a template, each of them indented; indentation within the template is kept.</summary>
    public void Lines(string template)
    {
        foreach (string line in template.Split('\n'))
            Line(line.TrimEnd('\r'));
    }

    /// <summary>Writes a head and an opening brace; disposing the result writes the closing one.</summary>
    public Block BeginBlock(string head, string end = "}")
    {
        Line(head);
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line(end);
        }
    }
}
