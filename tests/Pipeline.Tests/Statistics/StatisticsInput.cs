using System.Text;
using VpcFlow.Cli.Generating;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;
using VpcFlow.Pipeline.Tests.Filtering;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>Generated lines of a format, in which one value in twelve is a dash, as text, as Parquet and as a table of DuckDB.</summary>
internal sealed class StatisticsInput : IDisposable
{
    private const int Records = 6000;

    public StatisticsInput(FlowLogFormat format)
    {
        Format = format;
        using var generated = new MemoryStream();
        LogGenerator.Write(generated, Records, format, seed: 11, withHeader: false);
        var random = new Random(13);
        string[] lines =
        [
            .. Encoding.ASCII.GetString(generated.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => string.Join(' ', line.Split(' ').Select(v => random.Next(12) == 0 ? "-" : v))),
        ];
        byte[] all = Join(lines);
        Table = new DuckDbLines(format, all);
        Text = [all];
        Halves = [Join(lines[..(Records / 3)]), Join(lines[(Records / 3)..])];
        Parquet = [DuckDbFile.OfLines(format, all)];
        ParquetHalves = [.. Halves.Select(half => DuckDbFile.OfLines(format, half))];
    }

    public FlowLogFormat Format { get; }

    public DuckDbLines Table { get; }

    public byte[][] Text { get; }

    /// <summary>The same lines in two files.</summary>
    public byte[][] Halves { get; }

    public byte[][] Parquet { get; }

    /// <summary>The two files as Parquet.</summary>
    public byte[][] ParquetHalves { get; }

    public void Dispose() => Table.Dispose();

    private static byte[] Join(IEnumerable<string> lines) => Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n");
}
