namespace VpcFlow.Kafka.Producing;

/// <summary>
/// Arrays for the values of messages, which have to be as long as their values. librdkafka copies a value before it returns, so that a
/// thread needs only one array of each length; a new one for each message would keep the garbage collector busy.
/// </summary>
internal static class ValueBuffers
{
    /// <summary>The longest value that has an array of its length for good: nearly all documents are shorter.</summary>
    private const int MaxLength = 3072;

    [ThreadStatic]
    private static byte[]?[]? s_byLength;

    /// <summary>Returns an array with the bytes of a value, which this thread uses again.</summary>
    public static byte[] Copy(ReadOnlySpan<byte> value)
    {
        if (value.Length > MaxLength)
            return value.ToArray();
        byte[]?[] byLength = s_byLength ??= new byte[]?[MaxLength + 1];
        byte[] array = byLength[value.Length] ??= new byte[value.Length];
        value.CopyTo(array);
        return array;
    }
}
