using ParquetSharp;
using VpcFlow.Pipeline.Containers.Parquet;
using VpcFlow.Pipeline.Containers.Parquet.Columns;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;
using Encoding = ParquetSharp.Encoding;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Truth values, which are in no flow log, but in other files that are read.</summary>
public sealed class TruthValueTests
{
    private static readonly bool?[] s_values =
        [.. Enumerable.Range(0, 5000).Select(i => i % 7 == 3 ? (bool?)null : i / 900 % 2 == 0 || i % 3 == 0)];

    [Theory]
    [InlineData(Encoding.Plain, ParquetDataPageVersion.V1)]
    [InlineData(Encoding.Rle, ParquetDataPageVersion.V1)]
    [InlineData(Encoding.Rle, ParquetDataPageVersion.V2)]
    public async Task NextAsync_TruthValues_AreNumbers(Encoding encoding, ParquetDataPageVersion version)
    {
        byte[] file = ArrowFile.OfColumn(
            new Column<bool?>("is_latest"),
            s_values,
            b => b.DisableDictionary().Encoding(encoding).DataPageVersion(version).DataPagesize(100));
        using FileBytes bytes = await FileBytes.OpenAsync(new MemoryStream(file), CancellationToken.None);
        using NamedColumns columns =
            await NamedColumns.OpenAsync(bytes, [new NamedColumn("is_latest", ColumnContent.Truth)], CancellationToken.None);

        var read = new List<long?>();
        while (await columns.NextAsync(CancellationToken.None) is > 0 and var count)
            read.AddRange(Enumerable.Range(0, count).Select(i => columns.Number(0, i)));

        Assert.Equal(s_values.Select(v => v switch { null => (long?)null, true => 1, false => 0 }), read);
    }

    [Fact]
    public async Task Skip_WholeRowGroups_AreNotRead()
    {
        byte[] file = DuckDbFile.OfQuery("SELECT i AS size FROM range(10000) t(i)", "ROW_GROUP_SIZE 2048");
        using FileBytes bytes = await FileBytes.OpenAsync(new MemoryStream(file), CancellationToken.None);
        using NamedColumns columns =
            await NamedColumns.OpenAsync(bytes, [new NamedColumn("size", ColumnContent.Number)], CancellationToken.None);

        columns.Skip(5000);

        Assert.True(await columns.NextAsync(CancellationToken.None) > 0);
        Assert.Equal((4096, 4096), (columns.First, columns.Number(0, 0)));
    }
}
