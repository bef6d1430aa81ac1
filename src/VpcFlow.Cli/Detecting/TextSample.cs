using System.IO.Compression;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Detecting;

/// <summary>The first lines of an input.</summary>
/// <param name="Text">Complete lines; the last one may lack its line end.</param>
/// <param name="Problem">The error that ended the sample early; <see langword="null"/> if there was none.</param>
internal sealed record TextSample(byte[] Text, string? Problem)
{
    public const int MaxLines = 1000;

    private const int MaxBytes = 1 << 20;

    /// <exception cref="IOException">The input is Parquet, or nothing can be read from it.</exception>
    public static async Task<TextSample> ReadAsync(InputFile file, CancellationToken cancellationToken)
    {
        using InputStream input = file.Open();
        ReadOnlyMemory<byte> beginning = await input.PeekAsync(cancellationToken).ConfigureAwait(false);
        if (ParquetFile.IsParquet(beginning.Span))
            throw new IOException(ParquetFile.Refusal);
        using Stream text = IsGzip(beginning.Span) ? new GZipStream(input, CompressionMode.Decompress) : input;
        var buffer = new byte[MaxBytes];
        int length = 0;
        string? problem = null;
        try
        {
            int read;
            do
            {
                read = await text.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
            }
            while (read > 0 && buffer.AsSpan(0, length).Count((byte)'\n') < MaxLines);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            problem = e is InvalidDataException ? "the gzip content is damaged" : e.Message;
            if (length == 0)
                throw new IOException(problem, e);
            problem = $"{file.Name}: after {length} bytes of text: {problem}";
        }

        return new TextSample(WholeLines(buffer.AsSpan(0, length), isCut: length == MaxBytes || problem is not null), problem);
    }

    private static bool IsGzip(ReadOnlySpan<byte> beginning) => beginning.Length > 1 && beginning[0] == 0x1F && beginning[1] == 0x8B;

    /// <summary>Returns at most <see cref="MaxLines"/> lines; if the text is cut off, without an incomplete last line.</summary>
    private static byte[] WholeLines(ReadOnlySpan<byte> text, bool isCut)
    {
        int end = 0;
        for (int lines = 0; lines < MaxLines; lines++)
        {
            int lineFeed = text[end..].IndexOf((byte)'\n');
            if (lineFeed < 0)
                return text[..(isCut ? end : text.Length)].ToArray();
            end += lineFeed + 1;
        }

        return text[..end].ToArray();
    }
}
