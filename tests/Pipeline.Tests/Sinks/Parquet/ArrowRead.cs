using System.Globalization;
using ParquetSharp;
using ParquetSharp.IO;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>Reads Parquet with Arrow's C++ library.</summary>
internal static class ArrowRead
{
    /// <summary>Returns the values of each column as texts.</summary>
    public static string?[][] Columns(byte[] file)
    {
        using var input = new ManagedRandomAccessFile(new MemoryStream(file));
        using var reader = new ParquetFileReader(input);
        var columns = new List<string?>[reader.FileMetaData.NumColumns];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = [];
            for (int group = 0; group < reader.FileMetaData.NumRowGroups; group++)
            {
                using RowGroupReader rows = reader.RowGroup(group);
                int count = (int)rows.MetaData.NumRows;
                columns[i].AddRange(rows.MetaData.GetColumnChunkMetaData(i).Type switch
                {
                    PhysicalType.Int32 => Read<int?>(rows, i, count),
                    PhysicalType.Int64 => Read<long?>(rows, i, count),
                    _ => Read<string>(rows, i, count),
                });
            }
        }

        return [.. columns.Select(c => c.ToArray())];
    }

    private static IEnumerable<string?> Read<T>(RowGroupReader rows, int column, int count)
    {
        using ColumnReader reader = rows.Column(column);
        using LogicalColumnReader<T> values = reader.LogicalReader<T>();
        return [.. values.ReadAll(count).Select(v => v is null ? null : Convert.ToString(v, CultureInfo.InvariantCulture))];
    }
}
