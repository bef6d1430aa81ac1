using VpcFlow.Pipeline.Containers.Parquet.Values;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>Buffers for texts.</summary>
internal static class Room
{
    /// <summary>Returns a buffer for a number of bytes that contains what a shorter one contained.</summary>
    public static byte[] Grow(byte[] text, int length)
    {
        if (text.Length < length + Cell.Slack)
            Array.Resize(ref text, length + Math.Min(length, 1 << 20) + Cell.Slack);
        text[0] = (byte)'-';
        return text;
    }
}
