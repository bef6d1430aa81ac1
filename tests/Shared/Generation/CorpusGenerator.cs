namespace VpcFlow.Tests;

/// <summary>Generates complete files: records of a format with everything that occurs between, around and in place of them.</summary>
internal static class CorpusGenerator
{
    private const int MaxLineLength = 65536;

    /// <summary>
    /// Generates a file. With hostility 0 no line is rejected: besides records there are headers of the format, blank lines, export
    /// prefixes and byte order marks. The last line may lack its line feed.
    /// </summary>
    public static byte[] Text(Random random, IReadOnlyList<string> fields, int lineCount, double hostility)
    {
        List<byte> text = [];
        bool carriageReturns = random.Chance(0.3);
        bool finalNewline = random.Chance(0.7);
        int linesInOtherFormat = 0;
        for (int i = 0; i < lineCount; i++)
        {
            byte[] line;
            if (i == 0 && random.Chance(0.5))
            {
                line = FormatGenerator.Header(random, fields).Utf8();
            }
            else if (linesInOtherFormat > 0 && --linesInOtherFormat == 0)
            {
                line = FormatGenerator.Header(random, fields).Utf8();
            }
            else if (random.Chance(hostility * 0.03))
            {
                line = FormatGenerator.Header(random, FormatGenerator.Any(random)).Utf8();
                linesInOtherFormat = random.Next(1, 5);
            }
            else
            {
                line = Line(random, fields, hostility);
            }

            text.AddRange(line);
            bool last = i == lineCount - 1;
            if (!last || finalNewline)
            {
                text.AddRange(carriageReturns != random.Chance(0.05) ? "\r\n"u8 : "\n"u8);
            }
        }

        return PlainText.Of([.. text]);
    }

    /// <summary>Generates one line of a file, other than a header of another format, without its line end.</summary>
    public static byte[] Line(Random random, IReadOnlyList<string> fields, double hostility)
    {
        if (random.Chance(hostility * 0.004))
        {
            return LongLine(random, fields);
        }

        byte[] record = RecordGenerator.Line(random, fields, hostility);
        return random.Next(40) switch
        {
            0 => random.Pick("", " ", "    ").Utf8(),
            1 => FormatGenerator.Header(random, fields).Utf8(),
            2 => [.. "\uFEFF"u8, .. record],
            3 or 4 => [.. Prefix(random, hostility), .. record],
            _ => record,
        };
    }

    private static byte[] Prefix(Random random, double hostility)
    {
        if (random.Chance(hostility))
        {
            return random.Pick(
                "2018-02-30T20:28:14.000Z ",
                "2018-09-22T25:28:14Z ",
                "2018-09-22 ",
                "2018-09-22T20:28:14.Z ",
                "2018-09-22T20:28:14.0123456789Z ",
                "2018-09-22t20:28:14z ",
                "2018-09-22T20:28:14+24:00 ",
                "2018-09-22T20:28:14Z eni-1 ",
                "2018-09-22T20:28:14+0000 ").Utf8();
        }

        string fraction = random.Chance(0.2) ? "" : "." + random.Digits(random.Pick(3, 3, 3, random.Next(1, 10)));
        string date = $"20{random.Next(10, 30)}-0{random.Next(1, 10)}-{random.Next(10, 29)}";
        string zone = random.Pick("Z", "Z", "", "+00:00", "-05:30", "+14:00 eni-1-all", "+00:00 a/b");
        return $"{date}T{random.Next(10, 24)}:{random.Next(10, 60)}:{random.Next(10, 60)}{fraction}{zone} ".Utf8();
    }

    /// <summary>A record with so many spaces that the line is about as long as a line may be.</summary>
    private static byte[] LongLine(Random random, IReadOnlyList<string> fields)
    {
        byte[] record = RecordGenerator.Line(random, fields);
        int length = MaxLineLength + random.Pick(-1, 0, 1, 2, random.Next(5000));
        byte[] spaces = new byte[Math.Max(0, length - record.Length)];
        Array.Fill(spaces, (byte)' ');
        int space = Array.IndexOf(record, (byte)' ');
        return space < 0 ? [.. record, .. spaces] : [.. record[..space], .. spaces, .. record[space..]];
    }
}
