namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>Truth values as the numbers 0 and 1, which are stored in one bit each, the lowest bit of a byte first.</summary>
internal sealed class BooleanNumbers(PageSlice page) : NumberSource
{
    private int _next;

    public override void Read(Span<long> target)
    {
        if (target.Length > (page.Length * 8L) - _next)
            throw PageSlice.Ended();
        foreach (ref long value in target)
        {
            value = (page.Bytes[page.Start + (_next >> 3)] >> (_next & 7)) & 1;
            _next++;
        }
    }
}
