namespace VpcFlow.Tests;

/// <summary>A line without its line end, but including a byte order mark.</summary>
internal sealed record OracleLine(byte[] Bytes, int Number, long Offset);

/// <summary>Splits bytes into lines, and lines into tokens.</summary>
internal static class OracleLines
{
    public static IEnumerable<OracleLine> Split(byte[] input)
    {
        int number = 0;
        int start = 0;
        while (start < input.Length)
        {
            int lineFeed = Array.IndexOf(input, (byte)'\n', start);
            int end = lineFeed < 0 ? input.Length : lineFeed;
            int next = lineFeed < 0 ? input.Length : lineFeed + 1;
            if (end > start && input[end - 1] == '\r')
            {
                end--;
            }

            number++;
            yield return new OracleLine(input[start..end], number, start);
            start = next;
        }
    }

    public static byte[] WithoutByteOrderMark(byte[] line) =>
        line is [0xEF, 0xBB, 0xBF, ..] ? line[3..] : line;

    public static List<byte[]> Tokens(byte[] line)
    {
        List<byte[]> tokens = [];
        List<byte> token = [];
        foreach (byte value in line)
        {
            if (value != ' ')
            {
                token.Add(value);
            }
            else if (token.Count > 0)
            {
                tokens.Add([.. token]);
                token.Clear();
            }
        }

        if (token.Count > 0)
        {
            tokens.Add([.. token]);
        }

        return tokens;
    }
}
