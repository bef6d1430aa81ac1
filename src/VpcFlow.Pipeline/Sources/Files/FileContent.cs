using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using VpcFlow.Input.Containers;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>Looks at the bytes of files.</summary>
internal static class FileContent
{
    /// <summary>The length of what is looked at first, enough for any header and a record.</summary>
    public const int HeadLength = 64 * 1024;

    private const int MaxProbe = 1024;

    public static int ProbeLengthOf(long firstLength) => (int)Math.Min(firstLength, MaxProbe);

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Returns the SHA-256 of the first bytes of a file; of fewer if it is shorter.</summary>
    public static string Hash(SafeFileHandle file, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[HeadLength];
        for (long at = 0; at < length;)
        {
            int read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at)), at);
            if (read == 0)
                break;
            hash.AppendData(buffer, 0, read);
            at += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a file consists of lines that each can be read by itself, so that what is appended can be.</summary>
    /// <param name="head">Its first bytes.</param>
    public static bool IsLines(ReadOnlySpan<byte> head)
    {
        if (ContainerMark.Recognise(head) != ContainerKind.None)
            return false;
        if (!LineStart.IsWrapped(head))
            return true;
        ReadOnlySpan<byte> text = LineText.TrimByteOrderMark(head).TrimStart(" \t"u8);
        int lineFeed = text.IndexOf((byte)'\n');
        return text[0] == '{' && lineFeed > 0 && text[..lineFeed].TrimEnd(" \t\r"u8)[^1] == '}';
    }

    /// <summary>Whether there is a line that is neither blank nor a header, so that no other file begins in the same way.</summary>
    public static bool HasRecord(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            int lineFeed = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = lineFeed < 0 ? text : text[..lineFeed];
            if (!line.Trim(" \t\r"u8).IsEmpty && !HeaderLine.TryRead(line, out _))
                return true;
            text = lineFeed < 0 ? default : text[(lineFeed + 1)..];
        }

        return false;
    }

    /// <summary>Returns the position after the last line feed between two positions; the first one if there is none.</summary>
    public static long EndOfLines(SafeFileHandle file, long from, long to)
    {
        byte[] buffer = new byte[HeadLength];
        for (long end = to; end > from;)
        {
            long start = Math.Max(from, end - buffer.Length);
            int read = RandomAccess.Read(file, buffer.AsSpan(0, (int)(end - start)), start);
            int lineFeed = buffer.AsSpan(0, read).LastIndexOf((byte)'\n');
            if (lineFeed >= 0)
                return start + lineFeed + 1;
            end = start;
        }

        return from;
    }

    /// <summary>Whether a container is complete, as far as its end says so; one that is still being written is not.</summary>
    public static bool IsComplete(SafeFileHandle file, ReadOnlySpan<byte> head, long length) => ContainerMark.Recognise(head) switch
    {
        ContainerKind.Gzip => IsGzipComplete(file, length),
        ContainerKind.Parquet => EndsLikeParquet(file, length),
        ContainerKind.None or ContainerKind.Utf16LittleEndian or ContainerKind.Utf16BigEndian => true,
        var kind => throw new InvalidOperationException($"{kind} is not a container."),
    };

    private static bool EndsLikeParquet(SafeFileHandle file, long length)
    {
        Span<byte> end = stackalloc byte[4];
        return length >= 12 && RandomAccess.Read(file, end, length - end.Length) == end.Length && end.SequenceEqual("PAR1"u8);
    }

    /// <summary>
    /// Inflates all of it: what is delivered of a file before it is complete would be delivered again under other ids.
    /// </summary>
    private static bool IsGzipComplete(SafeFileHandle file, long length)
    {
        byte[] buffer = new byte[HeadLength];
        using var content = new FileRange(file, 0, length);
        using var text = new GzipInput(content);
        try
        {
            while (text.Read(buffer, 0, buffer.Length) > 0)
            {
            }

            return true;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ContainerException)
        {
            return false;
        }
    }
}
