using System.Buffers;
using System.IO.Hashing;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;

namespace VpcFlow.Pipeline.Sinks.Parquet.Pages;

/// <summary>Writes the pages of columns, one column after another: each page after its header, compressed and with its checksum.</summary>
internal sealed class PageWriter(ParquetCodec codec) : IDisposable
{
    private readonly PageCompressor _compressor = new(codec);
    private readonly ArrayBufferWriter<byte> _header = new();
    private Stream _output = Stream.Null;
    private long _start;
    private long? _dataStart;
    private bool _hasDictionary;
    private long _length;
    private long _storedLength;

    /// <summary>The content of the page that is written next.</summary>
    public ArrayBufferWriter<byte> Page { get; } = new();

    /// <summary>How pages are compressed.</summary>
    public PageCompression Compression => _compressor.Compression;

    /// <summary>Begins the pages of a column.</summary>
    /// <param name="output">The stream that receives them.</param>
    /// <param name="position">The position of the first one in the file.</param>
    public void Begin(Stream output, long position)
    {
        (_output, _start, _dataStart, _hasDictionary, _length, _storedLength) = (output, position, null, false, 0, 0);
        Page.ResetWrittenCount();
    }

    /// <summary>Writes values as the dictionary of the column.</summary>
    public void WriteDictionary(ReadOnlySpan<byte> values, int count)
    {
        _hasDictionary = true;
        Write(PageKind.Dictionary, values, count, PageEncoding.Plain);
    }

    /// <summary>Writes <see cref="Page"/> as a page with values, and clears it.</summary>
    public void WriteData(int count, PageEncoding encoding)
    {
        _dataStart ??= _start + _storedLength;
        Write(PageKind.Data, Page.WrittenSpan, count, encoding);
        Page.ResetWrittenCount();
    }

    /// <summary>Returns where the pages of the column are.</summary>
    public ChunkPlace End() => new(_start, _dataStart ?? _start, _hasDictionary, _length, _storedLength);

    public void Dispose() => _compressor.Dispose();

    private void Write(PageKind kind, ReadOnlySpan<byte> content, int count, PageEncoding encoding)
    {
        ReadOnlySpan<byte> stored = _compressor.Compress(content);
        _header.ResetWrittenCount();
        var header = new ThriftWriter(_header);
        header.BeginElement();
        header.Integer(1, (int)kind);
        header.Integer(2, content.Length);
        header.Integer(3, stored.Length);
        header.Integer(4, (int)Crc32.HashToUInt32(stored));
        header.BeginStruct(kind == PageKind.Dictionary ? 7 : 5);
        header.Integer(1, count);
        header.Integer(2, (int)encoding);
        if (kind == PageKind.Data)
        {
            header.Integer(3, (int)PageEncoding.RunLength);
            header.Integer(4, (int)PageEncoding.RunLength);
        }

        header.EndStruct();
        header.EndStruct();
        _output.Write(_header.WrittenSpan);
        _output.Write(stored);
        _length += _header.WrittenCount + content.Length;
        _storedLength += _header.WrittenCount + stored.Length;
    }
}
