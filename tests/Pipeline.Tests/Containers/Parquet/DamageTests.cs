using System.Text;
using ParquetSharp;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;
using Encoding = System.Text.Encoding;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Damaged files end with an error that says where; the rows before it are read.</summary>
public class DamageTests
{
    private static readonly string[] s_names = ["srcaddr", "bytes", "action", "start", "instance-id"];

    private static readonly Dictionary<string, Func<byte[]>> s_files = new()
    {
        ["dictionary, snappy, checksums"] = () => Arrow(b => b.Compression(Compression.Snappy).EnablePageChecksum()),
        ["dictionary, gzip"] = () => Arrow(b => b.Compression(Compression.Gzip)),
        ["plain, uncompressed"] = () => Arrow(b => b.DisableDictionary().Compression(Compression.Uncompressed)),
        ["version 2, zstd"] = () => Arrow(b => b.DataPageVersion(ParquetDataPageVersion.V2).Compression(Compression.Zstd)),
        ["delta, lz4"] = () => Arrow(
            Compression.Lz4, ParquetSharp.Encoding.DeltaBinaryPacked, ParquetSharp.Encoding.DeltaByteArray),
        ["delta lengths, uncompressed"] = () => Arrow(
            Compression.Uncompressed, ParquetSharp.Encoding.ByteStreamSplit, ParquetSharp.Encoding.DeltaLengthByteArray),
        ["brotli"] = () => Arrow(b => b.Compression(Compression.Brotli)),
    };

    public static TheoryData<string> Files() => new(s_files.Keys);

    /// <summary>Whatever byte is changed, reading ends: with rows, or with an error about the data.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Read_ByteChanged_EndsWithRowsOrAnError(string name)
    {
        byte[] file = s_files[name]();
        string whole = await ParquetText.ReadAsync(file);
        var random = new Random(1);
        int errors = 0;
        for (int at = 0; at < file.Length; at++)
        {
            byte[] damaged = [.. file];
            damaged[at] ^= (byte)(1 << random.Next(8));
            (string text, Exception? error) = await ParquetText.TryReadAsync(damaged);
            errors += error is null ? 0 : 1;
            Assert.True(error is not null || text.Count(c => c == '\n') == whole.Count(c => c == '\n'), $"byte {at}: rows were lost");
            if (error is not null)
                Assert.StartsWith("The ", error.Message, StringComparison.Ordinal);
        }

        Assert.InRange(errors, 12, file.Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Read_CutOff_IsAnError(string name)
    {
        byte[] file = s_files[name]();
        for (int length = 0; length < file.Length; length++)
            Assert.NotNull((await ParquetText.TryReadAsync(file[..length])).Error);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Read_RandomDamage_EndsWithRowsOrAnError(string name)
    {
        byte[] file = s_files[name]();
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = [.. file];
            for (int i = random.Next(1, 30); i > 0; i--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            await ParquetText.TryReadAsync(damaged);
        }
    }

    [Fact]
    public async Task Read_LaterRowGroupDamaged_ReturnsRowsOfEarlierOnes()
    {
        Table table = Table.Random(new Random(3), s_names, 300);
        byte[] file = ArrowFile.Of(
            table, b => b.DisableDictionary().Compression(Compression.Uncompressed).EnablePageChecksum(), groupRows: 100);

        // The texts of the last row group are in its pages, which follow those of the other two.
        int at = file.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(table.Part(200..).Column(0).First(v => v?.Length > 8)!));
        Assert.InRange(at, 1, file.Length);
        file[at + 2] ^= 1;
        (string text, Exception? error) = await ParquetText.TryReadAsync(file);
        Assert.Equal(table.Part(..200).Text, text);
        Assert.StartsWith(
            "The Parquet file can't be read after row 200: row group 3 of 3, column \"srcaddr\": the page at byte ", error!.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("does not have the checksum that its header says.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AfterAnError_ThrowsItAgain()
    {
        using var stream = new VpcFlow.Pipeline.Containers.Parquet.ParquetTextStream(new MemoryStream("PAR1 and nothing else"u8.ToArray()));
        var buffer = new byte[10];
        string first = (await Assert.ThrowsAsync<InvalidDataException>(() => stream.ReadAsync(buffer).AsTask())).Message;
        string second = (await Assert.ThrowsAsync<InvalidDataException>(() => stream.ReadAsync(buffer).AsTask())).Message;
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("", "The Parquet file has 0 bytes, fewer than any Parquet file.")]
    [InlineData("PAR1PAR1", "The Parquet file has 8 bytes, fewer than any Parquet file.")]
    [InlineData("PAR1....PAR2", "The Parquet file does not end with PAR1: it was cut off, or something was appended to it.")]
    [InlineData("XXXX\0\0\0\0PAR1", "The Parquet file does not begin with PAR1.")]
    [InlineData("PAR1\u0009\0\0\0PAR1", "The Parquet file is said to have 9 bytes of metadata, but has 12 bytes in all.")]
    [InlineData("PAR1\0\0\0\0PAR1", "The Parquet file has damaged metadata at its end.")]
    [InlineData("PARE\0\0\0\0PARE", "The Parquet file is encrypted. Decrypt it first.")]
    public async Task Read_NoParquet_SaysWhatIsWrong(string content, string expected)
    {
        byte[] file = Encoding.Latin1.GetBytes(content);
        Assert.Equal(expected, (await Assert.ThrowsAsync<InvalidDataException>(() => ParquetText.ReadAsync(file))).Message);
    }

    [Fact]
    public async Task ConvertAsync_Damaged_WritesTheRecordsBeforeAndNamesTheSource()
    {
        Table table = Table.Random(new Random(3), s_names, 300);
        byte[] file = ArrowFile.Of(table, b => b.Compression(Compression.Uncompressed).EnablePageChecksum(), groupRows: 100);
        file[file.AsSpan().LastIndexOf("ACCEPT"u8) - 300] ^= 1;
        using var rows = new VpcFlow.Pipeline.Containers.Parquet.ParquetTextStream(new MemoryStream(file));
        var options = new EcsWriterOptions { SourceName = "a.parquet" };
        FlowLogSourceException error =
            await Assert.ThrowsAsync<FlowLogSourceException>(() => new FlowLogReader().ConvertAsync(rows, Stream.Null, options));
        Assert.Equal(200, error.Summary.Records);
        Assert.Contains("row group 3 of 3", error.Message, StringComparison.Ordinal);
    }

    private static byte[] Arrow(Action<WriterPropertiesBuilder> configure)
        => ArrowFile.Of(Table.Random(new Random(7), s_names, 40), configure, groupRows: 25);

    private static byte[] Arrow(Compression compression, ParquetSharp.Encoding numbers, ParquetSharp.Encoding texts) => Arrow(b =>
    {
        b.DisableDictionary().Compression(compression);
        foreach (string name in s_names)
            b.Encoding(name.Replace('-', '_'), name is "bytes" or "start" ? numbers : texts);
    });
}
