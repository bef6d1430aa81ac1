using System.Text;
using VpcFlow.Cli.Statistics;
using VpcFlow.Formatting;

namespace VpcFlow.Query.Output;

/// <summary>
/// Rows in columns for people. The widths are those of the first rows, so that a large result is not kept in memory; on a terminal, they
/// are fitted into it.
/// </summary>
/// <param name="output">Where the table is written.</param>
/// <param name="width">The width of the terminal; <see langword="null"/> for a file or a pipe, which gets all of the text.</param>
internal sealed class ResultTable(Stream output, int? width) : ResultWriter
{
    /// <summary>The number of rows that are written together.</summary>
    private const int MaxRows = 1000;

    private const string Gap = "  ";
    private const string Null = "-";

    private List<StatsColumn> _columns = [];
    private int[]? _widths;

    public override void Begin(IReadOnlyList<(string Name, Type Type)> columns)
        => _columns = [.. columns.Select(c => Column(c.Name, ResultValue.IsNumber(c.Type)))];

    public override void Write(object?[] row)
    {
        for (int i = 0; i < row.Length; i++)
            _columns[i].Cells.Add(Printable(ResultValue.Text(row[i])));
        if (_columns.Count > 0 && _columns[0].Cells.Count > MaxRows)
            Flush();
    }

    public override void End() => Flush();

    private StatsColumn Column(string name, bool isNumber) => new([Printable(name)], isNumber, canShrink: !isNumber && width is not null);

    /// <summary>Escapes what would change the terminal or the lines of the table; NULL is a dash, as in flow logs.</summary>
    private static string Printable(string? text)
        => text is null ? Null : string.Join(' ', text.Split(' ').Select(PrintableText.Escape));

    private void Flush()
    {
        if (_widths is null)
        {
            if (width is not null)
                StatsColumn.Fit(_columns, width.Value, Gap.Length);
            _widths = [.. _columns.Select(c => c.Width)];
        }

        var text = new StringBuilder();
        int rows = _columns.Count == 0 ? 0 : _columns[0].Cells.Count;
        for (int row = 0; row < rows; row++)
            text.Append(string.Join(Gap, _columns.Select((c, i) => c.Cell(row, _widths[i]))).TrimEnd()).Append('\n');
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        foreach (StatsColumn column in _columns)
            column.Cells.Clear();
    }
}
