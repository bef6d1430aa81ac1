using System.Text;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Query.Output;

/// <summary>Rows as CSV by RFC 4180; nothing stands for NULL.</summary>
internal sealed class ResultCsv(Stream output) : ResultWriter
{
    private const int FlushLength = 64 * 1024;

    private readonly StringBuilder _text = new();

    public override void Begin(IReadOnlyList<(string Name, Type Type)> columns) => Append(columns.Select(c => c.Name));

    public override void Write(object?[] row) => Append(row.Select(v => ResultValue.Text(v) ?? ""));

    public override void End() => Flush();

    private void Append(IEnumerable<string> cells)
    {
        StatsCsv.AppendLine(_text, cells);
        if (_text.Length > FlushLength)
            Flush();
    }

    private void Flush()
    {
        output.Write(Encoding.UTF8.GetBytes(_text.ToString()));
        _text.Clear();
    }
}
