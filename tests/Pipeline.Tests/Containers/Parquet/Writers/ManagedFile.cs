using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

/// <summary>Writes Parquet with Parquet.Net.</summary>
internal static class ManagedFile
{
    /// <summary>Returns a file with the rows of a table, numbers with 64 bits, in row groups of at most a number of rows.</summary>
    public static async Task<byte[]> OfAsync(Table table, CompressionMethod compression, int groupRows = int.MaxValue)
    {
        DataField[] fields =
            [.. table.Names.Select(n => IsText(n) ? new DataField<string>(n, true) : (DataField)new DataField<long>(n, true))];
        var stream = new MemoryStream();
        var options = new ParquetOptions { CompressionMethod = compression };
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, options))
        {
            for (int row = 0; row < table.RowCount; row += Math.Min(groupRows, table.RowCount - row))
                await WriteAsync(writer, fields, table.Part(row..(int)Math.Min((long)row + groupRows, table.RowCount)));
        }

        return stream.ToArray();
    }

    private static async Task WriteAsync(ParquetWriter writer, DataField[] fields, Table part)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int i = 0; i < fields.Length; i++)
        {
            string?[] texts = part.Column(i);
            if (IsText(part.Names[i]))
                await group.WriteAsync(fields[i], texts!);
            else
                await group.WriteAsync<long>(fields[i], Array.ConvertAll(texts, Number));
        }
    }

    private static long? Number(string? text) => text is null or "-" ? null : long.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsText(string name) => FlowLogFieldInfo.Find(name)!.ParquetType == FlowLogParquetType.Utf8;
}
