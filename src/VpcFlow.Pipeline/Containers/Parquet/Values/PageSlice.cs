namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>The encoded values of a page: a part of a buffer that is readable some bytes beyond it.</summary>
internal readonly record struct PageSlice(byte[] Bytes, int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Returns the error for a page that has fewer values than it says.</summary>
    public static InvalidDataException Ended() => new("a page ends before its last value");
}
