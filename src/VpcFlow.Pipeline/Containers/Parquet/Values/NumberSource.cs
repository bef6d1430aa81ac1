using System.Buffers.Binary;

namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>
/// Decodes the values of a page that are stored in four or eight bytes: whole numbers, or the bits of numbers with a fraction. Those of
/// four bytes are extended with their sign.
/// </summary>
internal abstract class NumberSource
{
    /// <summary>Decodes the next values.</summary>
    public abstract void Read(Span<long> target);
}

/// <summary>Numbers one after another.</summary>
internal sealed class PlainNumbers(PageSlice page, int width) : NumberSource
{
    private int _at = page.Start;

    public override void Read(Span<long> target)
    {
        if ((long)target.Length * width > page.End - _at)
            throw PageSlice.Ended();
        ReadOnlySpan<byte> data = page.Bytes.AsSpan(_at, target.Length * width);
        _at += data.Length;
        if (width == sizeof(long))
        {
            for (int i = 0; i < target.Length; i++)
                target[i] = BinaryPrimitives.ReadInt64LittleEndian(data[(i * sizeof(long))..]);
        }
        else
        {
            for (int i = 0; i < target.Length; i++)
                target[i] = BinaryPrimitives.ReadInt32LittleEndian(data[(i * sizeof(int))..]);
        }
    }
}

/// <summary>The first bytes of all numbers, followed by the second bytes of all, and so on.</summary>
internal sealed class SplitNumbers(PageSlice page, int width) : NumberSource
{
    private readonly int _count = page.Length / width;
    private int _next;

    public override void Read(Span<long> target)
    {
        if (target.Length > _count - _next)
            throw PageSlice.Ended();
        for (int i = 0; i < target.Length; i++)
        {
            ulong value = 0;
            for (int part = 0; part < width; part++)
                value |= (ulong)page.Bytes[page.Start + (part * _count) + _next] << (8 * part);
            target[i] = width == sizeof(int) ? (int)value : (long)value;
            _next++;
        }
    }
}
