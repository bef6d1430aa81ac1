using System.Buffers;
using VpcFlow.Input.Containers;
using VpcFlow.Records;

namespace VpcFlow.Kafka.Consuming;

/// <summary>
/// Tells messages that are nothing but lines of records, many of which are read together, from those that are read alone: containers,
/// and lines with a header, which must not apply to the next message.
/// </summary>
internal static class MessageShape
{
    /// <summary>A message that is read alone.</summary>
    public const int Alone = -1;

    /// <summary>A message without any line.</summary>
    public const int Empty = 0;

    private static readonly SearchValues<byte> s_text =
        SearchValues.Create([.. "\t\r\n"u8, .. Enumerable.Range(' ', '~' - ' ' + 1).Select(b => (byte)b)]);

    /// <summary>
    /// Returns the number of fields of the first line. Messages with another number have another format, so that lines without a header are
    /// never read in that of a message before.
    /// </summary>
    public static int Of(ReadOnlySpan<byte> message)
    {
        if (message.ContainsAnyExcept(s_text))
            return Alone;
        int fields = Empty;
        while (!message.IsEmpty)
        {
            int lineFeed = message.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = lineFeed < 0 ? message : message[..lineFeed];
            message = lineFeed < 0 ? default : message[(lineFeed + 1)..];
            if (line.TrimEnd("\r \t"u8).IsEmpty)
                continue;
            if (!StartsRecord(line))
                return Alone;
            if (fields == Empty)
                fields = 1 + line.Count((byte)' ');
        }

        return fields;
    }

    private static bool StartsRecord(ReadOnlySpan<byte> line) => line[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')
        || (char.IsAsciiLetter((char)line[0]) && !HeaderLine.TryRead(line, out _) && !LineStart.IsWrapped(line));
}
