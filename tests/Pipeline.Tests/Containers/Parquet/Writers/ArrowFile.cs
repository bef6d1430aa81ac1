using System.Globalization;
using ParquetSharp;
using ParquetSharp.IO;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

/// <summary>Writes Parquet with Arrow's C++ library.</summary>
internal static class ArrowFile
{
    private static readonly FlowLogParquetType[] s_numbers = [FlowLogParquetType.Integer32, FlowLogParquetType.Integer64];

    /// <summary>Returns a file with the rows of a table: numbers of AWS's types, and texts.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="configure">Sets compression, encoding, page sizes.</param>
    /// <param name="groupRows">The number of rows in a row group.</param>
    public static byte[] Of(Table table, Action<WriterPropertiesBuilder>? configure = null, int groupRows = int.MaxValue)
    {
        using var builder = new WriterPropertiesBuilder();
        configure?.Invoke(builder);
        using WriterProperties properties = builder.Build();
        FlowLogParquetType[] types = [.. table.Names.Select(n => FlowLogFieldInfo.Find(n)!.ParquetType)];
        Column[] columns = [.. table.Names.Select((n, i) => Column(n.Replace('-', '_'), types[i]))];
        using var stream = new MemoryStream();
        using (var output = new ManagedOutputStream(stream, leaveOpen: true))
        using (var file = new ParquetFileWriter(output, columns, properties, null))
        {
            for (int row = 0; row < table.RowCount; row += Math.Min(groupRows, table.RowCount - row))
                Write(file, table.Part(row..(int)Math.Min((long)row + groupRows, table.RowCount)), types);
            file.Close();
        }

        return stream.ToArray();
    }

    /// <summary>Returns a file with one column of any type.</summary>
    public static byte[] OfColumn<T>(Column column, T[] values, Action<WriterPropertiesBuilder>? configure = null)
    {
        using var builder = new WriterPropertiesBuilder();
        configure?.Invoke(builder);
        using WriterProperties properties = builder.Build();
        using var stream = new MemoryStream();
        using (var output = new ManagedOutputStream(stream, leaveOpen: true))
        using (var file = new ParquetFileWriter(output, [column], properties, null))
        {
            using RowGroupWriter group = file.AppendRowGroup();
            Write(group, values);
            file.Close();
        }

        return stream.ToArray();
    }

    private static Column Column(string name, FlowLogParquetType type) => type switch
    {
        FlowLogParquetType.Integer32 => new Column<int?>(name),
        FlowLogParquetType.Integer64 => new Column<long?>(name),
        _ => new Column<string>(name),
    };

    private static void Write(ParquetFileWriter file, Table table, FlowLogParquetType[] types)
    {
        using RowGroupWriter group = file.AppendRowGroup();
        for (int i = 0; i < types.Length; i++)
        {
            string?[] texts = table.Column(i);
            if (!s_numbers.Contains(types[i]))
                Write(group, texts);
            else if (types[i] == FlowLogParquetType.Integer32)
                Write(group, Array.ConvertAll(texts, t => (int?)Number(t)));
            else
                Write(group, Array.ConvertAll(texts, Number));
        }
    }

    private static long? Number(string? text) => text is null or "-" ? null : long.Parse(text, CultureInfo.InvariantCulture);

    private static void Write<T>(RowGroupWriter group, T[] values)
    {
        using ColumnWriter column = group.NextColumn();
        using LogicalColumnWriter<T> writer = column.LogicalWriter<T>();
        writer.WriteBatch(values);
    }
}
