namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>Truth values as the numbers 0 and 1, which are stored as runs: four bytes with their length, followed by the runs.</summary>
internal sealed class BooleanRuns : NumberSource
{
    private readonly RunDecoder _runs = new();
    private ulong[] _values = [];

    public BooleanRuns(PageSlice page)
    {
        uint length = page.Length < sizeof(int) ? uint.MaxValue : BitConverter.ToUInt32(page.Bytes, page.Start);
        int start = page.Start + sizeof(int);
        if (length > page.End - start)
            throw PageSlice.Ended();
        _runs.Reset(page.Bytes, start, start + (int)length, 1);
    }

    public override void Read(Span<long> target)
    {
        if (_values.Length < target.Length)
            _values = new ulong[target.Length];
        Span<ulong> values = _values.AsSpan(0, target.Length);
        _runs.Read(values);
        for (int i = 0; i < values.Length; i++)
            target[i] = (long)(values[i] & 1);
    }
}
