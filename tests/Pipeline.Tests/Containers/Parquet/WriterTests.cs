using Parquet;
using ParquetSharp;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Files of every codec, encoding and version of pages are read as the rows that were written.</summary>
public class WriterTests
{
    private static readonly string[] s_names =
        ["srcaddr", "bytes", "account-id", "srcport", "start", "action", "instance-tag", "packets-lost-no-route", "version"];

    private static readonly string[] s_numbers = ["bytes", "srcport", "start", "packets-lost-no-route", "version"];

    [Theory]
    [InlineData("uncompressed")]
    [InlineData("snappy")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("brotli")]
    [InlineData("lz4_raw")]
    public async Task Read_DuckDb_EqualsRows(string codec)
    {
        foreach (string version in new[] { "V1", "V2" })
        {
            foreach (int distinct in new[] { 3, 1_000_000 })
            {
                string query = $"SELECT '10.' || (i % 3) || '.0.' || (i % {distinct}) AS srcaddr, (i * 7) % {distinct} AS bytes, "
                    + $"CASE WHEN i % 5 = 0 THEN NULL ELSE (i % {distinct})::INTEGER END AS srcport, 1750000000 + i AS start "
                    + "FROM range(0, 5000) t(i) ORDER BY i";
                string text = await ParquetText.ReadAsync(
                    DuckDbFile.OfQuery(query, $"COMPRESSION {codec}, PARQUET_VERSION {version}, ROW_GROUP_SIZE 2048"));
                Assert.Equal("srcaddr bytes srcport start\n" + string.Concat(Enumerable.Range(0, 5000).Select(Line)), text);

                string Line(int i) => $"10.{i % 3}.0.{i % distinct} {i * 7 % distinct} "
                    + $"{(i % 5 == 0 ? "-" : (i % distinct).ToString())} {1750000000 + i}\n";
            }
        }
    }

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Snappy)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Brotli)]
    [InlineData(CompressionMethod.Zstd)]
    [InlineData(CompressionMethod.Lz4Raw)]
    public async Task Read_ParquetNet_EqualsRows(CompressionMethod compression)
    {
        Table table = Table.Random(new Random(5), s_names, 700);
        Assert.Equal(table.Text, await ParquetText.ReadAsync(await ManagedFile.OfAsync(table, compression, 300)));
    }

    [Theory]
    [InlineData(Compression.Uncompressed)]
    [InlineData(Compression.Snappy)]
    [InlineData(Compression.Gzip)]
    [InlineData(Compression.Brotli)]
    [InlineData(Compression.Zstd)]
    [InlineData(Compression.Lz4)]
    [InlineData(Compression.Lz4Hadoop)]
    public async Task Read_Arrow_EqualsRows(Compression compression)
    {
        Table table = Table.Random(new Random((int)compression), s_names, 1500);
        foreach (ParquetDataPageVersion version in Enum.GetValues<ParquetDataPageVersion>())
        {
            foreach (bool hasDictionary in new[] { true, false })
            {
                byte[] file = ArrowFile.Of(table, builder =>
                {
                    builder.Compression(compression).DataPageVersion(version).DataPagesize(700).WriteBatchSize(32).EnablePageChecksum();
                    if (!hasDictionary)
                        builder.DisableDictionary();
                });
                Assert.Equal(table.Text, await ParquetText.ReadAsync(file));
            }
        }
    }

    [Theory]
    [InlineData(Encoding.DeltaBinaryPacked, Encoding.DeltaLengthByteArray)]
    [InlineData(Encoding.ByteStreamSplit, Encoding.DeltaByteArray)]
    [InlineData(Encoding.Plain, Encoding.Plain)]
    public async Task Read_EncodingOfArrow_EqualsRows(Encoding numbers, Encoding texts)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            Table table = Table.Random(random, s_names, random.Next(1, 3000));
            byte[] file = ArrowFile.Of(table, builder =>
            {
                builder.DisableDictionary().Compression(Compression.Snappy).DataPagesize(random.Next(100, 20_000)).WriteBatchSize(50);
                foreach (string name in s_names)
                    builder.Encoding(name.Replace('-', '_'), s_numbers.Contains(name) ? numbers : texts);
            });
            Assert.Equal(table.Text, await ParquetText.ReadAsync(file));
        }
    }

    [Fact]
    public async Task Read_DictionaryThatOverflows_EqualsRows()
    {
        // The first pages refer to a dictionary; after it has become too long, the others contain the values.
        Table table = Table.Random(new Random(1), ["srcaddr", "bytes"], 4000);
        byte[] file = ArrowFile.Of(table, builder => builder.DictionaryPagesizeLimit(8000).DataPagesize(1000).WriteBatchSize(64));
        Assert.Equal(table.Text, await ParquetText.ReadAsync(file));
    }

    [Fact]
    public async Task Read_RequiredColumn_EqualsRows()
    {
        byte[] file = ArrowFile.OfColumn(new Column<int>("srcport"), [.. Enumerable.Range(0, 2000)]);
        Assert.Equal("srcport\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i}\n")), await ParquetText.ReadAsync(file));
    }
}
