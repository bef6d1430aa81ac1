using System.Buffers.Binary;

namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>Finds the values of a page that are stored as bytes.</summary>
internal abstract class TextSource
{
    /// <summary>The buffer that contains the values.</summary>
    public abstract byte[] Text { get; }

    /// <summary>Finds the next values.</summary>
    /// <param name="target">Receives their places in <see cref="Text"/>, which are valid until the next call.</param>
    public abstract void Read(Span<ulong> target);
}

/// <summary>Texts one after another, each after its length.</summary>
internal sealed class PlainTexts(PageSlice page) : TextSource
{
    private int _at = page.Start;

    public override byte[] Text => page.Bytes;

    public override void Read(Span<ulong> target)
    {
        ReadOnlySpan<byte> data = page.Bytes.AsSpan(0, page.End);
        int at = _at;
        for (int i = 0; i < target.Length; i++)
        {
            if (data.Length - at < sizeof(int))
                throw PageSlice.Ended();
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);
            at += sizeof(int);
            if (length > data.Length - at)
                throw PageSlice.Ended();
            target[i] = Cell.At(at, (int)length);
            at += (int)length;
        }

        _at = at;
    }
}

/// <summary>Values of the same length, one after another.</summary>
internal sealed class FixedTexts(PageSlice page, int width) : TextSource
{
    private int _at = page.Start;

    public override byte[] Text => page.Bytes;

    public override void Read(Span<ulong> target)
    {
        if ((long)target.Length * width > page.End - _at)
            throw PageSlice.Ended();
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = Cell.At(_at, width);
            _at += width;
        }
    }
}

/// <summary>The lengths of all texts, followed by the texts.</summary>
internal sealed class DeltaLengthTexts : TextSource
{
    private readonly PageSlice _page;
    private readonly DeltaNumbers _lengths;
    private int _at;
    private long _length;

    public DeltaLengthTexts(PageSlice page)
    {
        _page = page;
        _lengths = new DeltaNumbers(page, sizeof(int));
        _at = new DeltaNumbers(page, sizeof(int)).End();
    }

    public override byte[] Text => _page.Bytes;

    public override void Read(Span<ulong> target)
    {
        var length = new Span<long>(ref _length);
        for (int i = 0; i < target.Length; i++)
        {
            _lengths.Read(length);
            if (_length < 0 || _length > _page.End - _at)
                throw PageSlice.Ended();
            target[i] = Cell.At(_at, (int)_length);
            _at += (int)_length;
        }
    }
}
