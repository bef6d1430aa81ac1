namespace VpcFlow.Tests;

/// <summary>Generates complete files: records of a format with everything that occurs between, around and in place of them.</summary>
internal static class CorpusGenerator
{
    private const int MaxLineLength = 65536;

    /// <summary>
    /// Generates a file. With hostility 0 no line is rejected: besides records there are headers of the format, blank lines, envelopes,
    /// export
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

        return [.. text];
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
            5 or 6 => EnvelopeLine(random, fields, hostility),
            _ => record,
        };
    }

    private static byte[] EnvelopeLine(Random random, IReadOnlyList<string> fields, double hostility)
    {
        byte[] message = EnvelopeMessage(random, fields, hostility);
        if (random.Chance(hostility * 0.5))
        {
            return random.Chance(0.7) ? EnvelopeGenerator.Broken(random, message) : WithSurrogates(random, message);
        }

        return random.Next(6) switch
        {
            0 => EnvelopeGenerator.LogEvents(random, [message, EnvelopeMessage(random, fields, hostility)]),
            1 => EnvelopeGenerator.ControlMessage(random),
            2 =>
            [
                .. " "u8,
                .. EnvelopeGenerator.Message(random, message),
                .. EnvelopeGenerator.Message(random, EnvelopeMessage(random, fields, hostility)),
            ],
            3 => [.. EnvelopeGenerator.LogEvents(random, [message]), .. " "u8, .. EnvelopeGenerator.ControlMessage(random)],
            _ => EnvelopeGenerator.Message(random, message),
        };
    }

    private static byte[] EnvelopeMessage(Random random, IReadOnlyList<string> fields, double hostility)
    {
        byte[] record = RecordGenerator.Line(random, fields, hostility);
        return random.Next(8) switch
        {
            0 => [.. record, .. "\n"u8],
            1 => [.. record, .. "\r\n"u8, .. RecordGenerator.Line(random, fields, hostility)],
            2 => [.. FormatGenerator.Header(random, fields).Utf8(), .. "\n"u8, .. record],
            3 => [.. Prefix(random, hostility), .. record],
            4 => [.. "\uFEFF"u8, .. record],
            5 => "  "u8.ToArray(),
            _ => record,
        };
    }

    /// <summary>A message with escaped surrogates, paired and unpaired.</summary>
    private static byte[] WithSurrogates(Random random, byte[] message)
    {
        string text = string.Concat(message.Where(b => b is > 0x20 and < 0x7F and not ((byte)'"' or (byte)'\\')).Select(b => (char)b));
        string escape = random.Pick(
            "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\ud83dx", "\\ud83d\\u0041", "\\ud800\\ud83d\\uDE00", "\\ud83", "\\ude00\\ud83d");
        return $"{{\"message\":\"{text}{escape}\"}}".Utf8();
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
                "2018-09-22T20:28:14.000 ",
                "2018-09-22t20:28:14z ",
                "2018-09-22T20:28:14+00:00 ").Utf8();
        }

        string fraction = random.Chance(0.2) ? "" : "." + random.Digits(random.Pick(3, 3, 3, random.Next(1, 10)));
        string date = $"20{random.Next(10, 30)}-0{random.Next(1, 10)}-{random.Next(10, 29)}";
        return $"{date}T{random.Next(10, 24)}:{random.Next(10, 60)}:{random.Next(10, 60)}{fraction}Z ".Utf8();
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
