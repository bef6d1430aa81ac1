using System.Text;
using VpcFlow.Input.Containers;

namespace VpcFlow.Input;

/// <summary>
/// Recognises, by its first bytes, the compression or encoding of an input, and unpacks it until there is text. JSON and CSV are text here:
/// <see cref="BlockReader"/> recognises them wherever a line begins.
/// </summary>
internal static class InputOpener
{
    /// <summary>The maximum number of times that gzip is compressed again.</summary>
    private const int MaxGzipDepth = 4;

    /// <summary>The number of bytes to wait for; what has its mark further back is recognised if the first read returns as much.</summary>
    private const int MarkSize = 6;

    private const int PeekSize = 4096;

    private const string Utf16 = "UTF-16";

    /// <summary>Opens an input.</summary>
    /// <param name="input">The input, which is left open.</param>
    /// <param name="options">The containers and limits.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="ContainerException">The input is not a flow log, or is compressed too often.</exception>
    public static async ValueTask<OpenedInput> OpenAsync(
        Stream input, FlowLogReaderOptions options, CancellationToken cancellationToken)
    {
        var opened = new OpenedInput(input);
        try
        {
            await UnpackAsync(opened, options, cancellationToken).ConfigureAwait(false);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static async ValueTask UnpackAsync(OpenedInput opened, FlowLogReaderOptions options, CancellationToken cancellationToken)
    {
        for (int gzips = 0; ;)
        {
            var first = new byte[PeekSize];
            int length = await opened.Stream.ReadAtLeastAsync(first, MarkSize, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            ReadOnlyMemory<byte> mark = first.AsMemory(0, length);
            var whole = new PrefixedStream(mark, opened.Stream);
            switch (ContainerMark.Recognise(mark.Span))
            {
                case ContainerKind.Gzip when gzips++ == MaxGzipDepth:
                    throw new ContainerException($"gzip that is compressed more than {MaxGzipDepth} times");
                case ContainerKind.Gzip:
                    opened.Unpack(new GzipInput(whole), "gzip");
                    continue;
                case ContainerKind.Utf16LittleEndian:
                    opened.Unpack(Transcode(whole, Encoding.Unicode), Utf16);
                    continue;
                case ContainerKind.Utf16BigEndian:
                    opened.Unpack(Transcode(whole, Encoding.BigEndianUnicode), Utf16);
                    continue;
                case ContainerKind.Parquet:
                    await UnpackParquetAsync(opened, whole, length, options, cancellationToken).ConfigureAwait(false);
                    return;
                case ContainerKind.None:
                    ForeignContent.ThrowIfForeign(mark.Span);
                    opened.Stream = options.MaxTextSize is { } max ? new LimitedStream(whole, max) : whole;
                    return;
                default:
                    throw new InvalidOperationException("A mark is of no known kind.");
            }
        }
    }

    private static Stream Transcode(Stream input, Encoding encoding)
        => Encoding.CreateTranscodingStream(input, encoding, Encoding.UTF8, leaveOpen: true);

    private static async ValueTask UnpackParquetAsync(
        OpenedInput opened, Stream whole, int peeked, FlowLogReaderOptions options, CancellationToken cancellationToken)
    {
        FlowLogContainer parquet = options.Containers.FirstOrDefault(c => c.Kind == ContainerKind.Parquet)
            ?? throw new ContainerException(
                "Parquet, which the package VpcFlow.Pipeline reads: add its ParquetContainer to the option Containers", isForeign: true);
        Stream input = opened.Stream;
        if (input.CanSeek)
            input.Seek(-peeked, SeekOrigin.Current);
        Stream lines = await parquet.OpenAsync(input.CanSeek ? input : whole, options.Columns, cancellationToken).ConfigureAwait(false);
        opened.Unpack(lines, "Parquet");
        opened.HasRows = true;
    }
}
