namespace VpcFlow.Pipeline.Containers.Parquet.Pages;

/// <summary>
/// A buffer that only grows, for the bytes of one page after another. Its first byte is the text of an absent value, and there is room
/// after the last one, because texts are copied and inspected in pieces of fixed length.
/// </summary>
internal sealed class PageBuffer
{
    /// <summary>The position of the first byte of a page.</summary>
    public const int Start = 8;

    /// <summary>The number of bytes that can be read after the last one.</summary>
    public const int Slack = 64;

    public byte[] Bytes { get; private set; } = [];

    /// <summary>Makes room for a page; what was in the buffer is lost.</summary>
    public Memory<byte> Reset(int length)
    {
        if (Bytes.Length < Start + length + Slack)
        {
            Bytes = [];
            Bytes = GC.AllocateUninitializedArray<byte>(Start + length + (length >> 3) + Slack);
        }

        Bytes[0] = (byte)'-';
        return Bytes.AsMemory(Start, length);
    }
}
