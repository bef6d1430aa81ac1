using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Generates lines that occur in files although AWS does not write them, and text that is not a flow log.</summary>
internal sealed class LineMutator(int seed)
{
    /// <summary>Bytes that fields and lines consist of, and those that separate them; most decisions of a parser depend on these.</summary>
    private static readonly byte[] s_telling =
        [.. "\n\n\r  -\"\\{}:.:.0123456789abcdefACEJPRT\t\0\u007F"u8, 0x80, 0xBF, 0xC3, 0xE2, 0xEF, 0xBB, 0xBF, 0xF0, 0xFF];

    private readonly Random _random = new(seed);
    private readonly LineGenerator _lines = new(seed);

    /// <summary>Returns lines of which about two in three are changed, some of them twice.</summary>
    public byte[] Text(FlowLogFormat format, int lines)
    {
        var text = new List<byte>();
        for (int i = 0; i < lines; i++)
        {
            byte[] line = Encoding.Latin1.GetBytes(_lines.Line(format));
            for (int changes = _random.Next(3); changes > 0; changes--)
                line = Change(line, format);
            text.AddRange(line);
            if (i + 1 < lines || _random.Next(2) == 0)
                text.Add((byte)'\n');
        }

        return PlainText.Of([.. text]);
    }

    /// <summary>Returns random bytes, among which the telling ones are frequent.</summary>
    public byte[] Noise(int length)
    {
        int percentTelling = _random.Next(101);
        var text = new byte[length];
        for (int i = 0; i < length; i++)
            text[i] = _random.Next(100) < percentTelling ? s_telling[_random.Next(s_telling.Length)] : (byte)_random.Next(256);
        return PlainText.Of(text);
    }

    private byte[] Change(byte[] line, FlowLogFormat format) => _random.Next(25) switch
    {
        0 => Replace(line, (byte)_random.Next(256)),
        1 => Replace(line, s_telling[_random.Next(s_telling.Length)]),
        2 => Replace(line, (byte)' '),
        3 => Replace(line, (byte)'\n'),
        4 => Insert(line, [(byte)_random.Next(256)]),
        5 => Insert(line, [s_telling[_random.Next(s_telling.Length)]]),
        6 => Insert(line, "  "u8),
        7 => Insert(line, "\""u8),
        8 => Insert(line, "\\u0000"u8),
        9 => Insert(line, [0xC3, 0xA9]),
        10 => Insert(line, [0xED, 0xA0, 0x80]),
        11 => line[.._random.Next(line.Length + 1)],
        12 => line[_random.Next(line.Length + 1)..],
        13 => [.. line, .. "\r"u8],
        14 => [.. line, .. " "u8],
        15 => [.. " "u8, .. line],
        16 => [.. "\uFEFF"u8, .. line],
        17 => [.. line, .. " more"u8],
        18 => [.. "2018-09-22T20:28:14.123Z "u8, .. line],
        19 => Encoding.Latin1.GetBytes(ReplaceField(Encoding.Latin1.GetString(line))),
        20 => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(line).Replace(" ", "  ", StringComparison.Ordinal)),
        21 => [],
        22 => _random.Next(4) == 0 ? Encoding.Latin1.GetBytes(format.ToHeader()) : line,
        23 => _random.Next(10) == 0 ? "srcaddr dstaddr"u8.ToArray() : line,
        _ => [.. Encoding.Latin1.GetBytes(format.ToHeader()), .. "\n"u8, .. line],
    };

    private byte[] Replace(byte[] line, byte value)
    {
        if (line.Length == 0)
            return line;
        byte[] changed = [.. line];
        changed[_random.Next(line.Length)] = value;
        return changed;
    }

    private byte[] Insert(byte[] line, ReadOnlySpan<byte> text)
    {
        int at = _random.Next(line.Length + 1);
        return [.. line[..at], .. text, .. line[at..]];
    }

    /// <summary>Replaces a field by a value that most kinds of field reject, or only just accept.</summary>
    private string ReplaceField(string line)
    {
        string[] values =
        [
            "00", "01", "-0", "+1", "1.0", "256", "65536", "2147483648", "9223372036854775808", "253402300800000", "1000000000000000",
            "999999999999999", "18446744073709551616", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "255.255.255.255", ":::", "1::2::3",
            "::1%eth0", "[::1]", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::ffff:1.2.3.4", "ACCEPT", "REJEC", "--", "\t",
        ];
        string[] fields = line.Split(' ');
        fields[_random.Next(fields.Length)] = values[_random.Next(values.Length)];
        return string.Join(' ', fields);
    }
}
