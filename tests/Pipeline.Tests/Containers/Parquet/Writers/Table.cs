using System.Text;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

/// <summary>Rows of texts by the names of their columns, and the same rows as lines.</summary>
internal sealed class Table(string[] names, string?[][] rows)
{
    public string[] Names => names;

    public int RowCount => rows.Length;

    /// <summary>The lines of the rows after a header, as they are in a log.</summary>
    public string Text => string.Concat(rows.Select(r => string.Join(' ', r.Select(v => v ?? "-")) + "\n").Prepend(Header));

    private string Header => string.Join(' ', names.Select(n => FlowLogFieldInfo.Find(n)!.Name)) + "\n";

    public string?[] Column(int index) => [.. rows.Select(r => r[index])];

    public Table Part(Range range) => new(names, rows[range]);

    /// <summary>Generates rows of random records with valid fields, some of them absent.</summary>
    public static Table Random(Random random, string[] names, int count)
    {
        var rows = new string?[count][];
        for (int i = 0; i < count; i++)
        {
            string line = Encoding.Latin1.GetString(RecordGenerator.Line(random, names));
            string[] tokens = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows[i] = [.. tokens.Select(t => t == "-" && random.Next(2) == 0 ? null : t)];
        }

        return new Table(names, rows);
    }
}
