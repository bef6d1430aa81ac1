using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>Reads Parquet with Parquet.Net.</summary>
internal static class ManagedRead
{
    /// <summary>Returns the values of each column as texts.</summary>
    public static async Task<string?[][]> ColumnsAsync(byte[] file)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        DataField[] fields = reader.Schema.GetDataFields();
        var columns = new List<string?>[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            columns[i] = [];
            for (int group = 0; group < reader.RowGroupCount; group++)
            {
                using ParquetRowGroupReader rows = reader.OpenRowGroupReader(group);
                columns[i].AddRange(await ReadAsync(rows, fields[i]));
            }
        }

        return [.. columns.Select(c => c.ToArray())];
    }

    private static async Task<IEnumerable<string?>> ReadAsync(ParquetRowGroupReader rows, DataField field)
    {
        int count = (int)rows.RowCount;
        if (field.ClrType == typeof(int))
            return await ReadAsync<int>(rows, field, count);
        if (field.ClrType == typeof(long))
            return await ReadAsync<long>(rows, field, count);
        var texts = new string?[count];
        await rows.ReadAsync(field, texts!);
        return texts;
    }

    private static async Task<IEnumerable<string?>> ReadAsync<T>(ParquetRowGroupReader rows, DataField field, int count)
        where T : struct, IFormattable
    {
        var values = new T?[count];
        await rows.ReadAsync<T>(field, values);
        return values.Select(v => v?.ToString(null, CultureInfo.InvariantCulture));
    }
}
