using K4os.Compression.LZ4;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Pages;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>What writers that are not among the tests' put into pages.</summary>
public class CodecTests
{
    private static readonly byte[] s_page = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i / 7))];

    [Fact]
    public void Decompress_Lz4WithoutLengths_IsThePage()
    {
        using var codec = new PageCodec();
        var page = new byte[s_page.Length];
        codec.Decompress(PageCompression.Lz4Hadoop, Compress(s_page), page);
        Assert.Equal(s_page, page);
    }

    [Fact]
    public void Decompress_Lz4InSeveralBlocks_IsThePage()
    {
        byte[] blocks = [.. Block(s_page[..1234]), .. Block(s_page[1234..])];
        using var codec = new PageCodec();
        var page = new byte[s_page.Length];
        codec.Decompress(PageCompression.Lz4Hadoop, blocks, page);
        Assert.Equal(s_page, page);
    }

    [Theory]
    [InlineData(3, "is compressed with LZO, which is not supported")]
    [InlineData(77, "is compressed in the unknown way 77")]
    public void Decompress_UnknownCompression_SaysSo(int compression, string expected)
    {
        using var codec = new PageCodec();
        var error = Assert.Throws<NotSupportedException>(() => codec.Decompress((PageCompression)compression, s_page, new byte[10]));
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Decompress_OtherLength_IsDamage()
    {
        using var codec = new PageCodec();
        foreach (PageCompression compression in Enum.GetValues<PageCompression>().Where(c => c != PageCompression.Lzo))
            Assert.Throws<InvalidDataException>(() => codec.Decompress(compression, s_page, new byte[10]));
    }

    private static byte[] Compress(byte[] page)
    {
        var target = new byte[LZ4Codec.MaximumOutputSize(page.Length)];
        return target[..LZ4Codec.Encode(page, target)];
    }

    /// <summary>A block after its length and that of its compressed form, the most significant byte first.</summary>
    private static byte[] Block(byte[] part)
    {
        byte[] compressed = Compress(part);
        return [.. Length(part.Length), .. Length(compressed.Length), .. compressed];
    }

    private static byte[] Length(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
