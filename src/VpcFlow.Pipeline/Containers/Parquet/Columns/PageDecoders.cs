using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Containers.Parquet.Text;
using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet.Columns;

/// <summary>What decodes the pages of a column, one at a time.</summary>
internal sealed class PageDecoders(ParquetColumn column)
{
    private const int Int96Length = 12;

    private readonly NumberCells _numbers = new(column.Format);
    private readonly TextCells _texts = new(column.Format);
    private readonly BinaryCells _binaries = new(column.Format);

    /// <summary>Begins to decode a page without a dictionary.</summary>
    public CellDecoder Begin(PageEncoding encoding, PageSlice page)
    {
        switch (column.Element.Type)
        {
            case PhysicalType.Boolean:
                return _numbers.Begin(Booleans(encoding, page));
            case PhysicalType.Int32 or PhysicalType.Float:
                return _numbers.Begin(Numbers(encoding, page, sizeof(int)));
            case PhysicalType.Int64 or PhysicalType.Double:
                return _numbers.Begin(Numbers(encoding, page, sizeof(long)));
            case PhysicalType.Int96:
                return _binaries.Begin(Fixed(encoding, page, Int96Length));
            case PhysicalType.FixedByteArray:
                return _binaries.Begin(Fixed(encoding, page, column.Element.TypeLength));
            case PhysicalType.ByteArray when column.Format.Kind == CellFormat.DecimalBytes:
                return _binaries.Begin(Texts(encoding, page));
            case PhysicalType.ByteArray:
                return _texts.Begin(Texts(encoding, page));
            default:
                throw new NotSupportedException($"is of type {column.Element.Type}, which is not supported");
        }
    }

    private static NumberSource Booleans(PageEncoding encoding, PageSlice page) => encoding switch
    {
        PageEncoding.Plain => new BooleanNumbers(page),
        PageEncoding.RunLength => new BooleanRuns(page),
        _ => throw Unknown(encoding),
    };

    private static NumberSource Numbers(PageEncoding encoding, PageSlice page, int width) => encoding switch
    {
        PageEncoding.Plain => new PlainNumbers(page, width),
        PageEncoding.ByteStreamSplit => new SplitNumbers(page, width),
        PageEncoding.DeltaBinaryPacked => new DeltaNumbers(page, width),
        _ => throw Unknown(encoding),
    };

    private static TextSource Texts(PageEncoding encoding, PageSlice page) => encoding switch
    {
        PageEncoding.Plain => new PlainTexts(page),
        PageEncoding.DeltaLengthByteArray => new DeltaLengthTexts(page),
        PageEncoding.DeltaByteArray => new DeltaTexts(page),
        _ => throw Unknown(encoding),
    };

    private static TextSource Fixed(PageEncoding encoding, PageSlice page, int width) => encoding switch
    {
        PageEncoding.Plain when width > 0 => new FixedTexts(page, width),
        PageEncoding.DeltaByteArray => new DeltaTexts(page),
        _ => throw Unknown(encoding),
    };

    private static NotSupportedException Unknown(PageEncoding encoding)
        => new($"has a page in the encoding {(int)encoding}, which is not supported for its type");
}
