namespace VpcFlow.Tests;

/// <summary>Generates records of a format, as bytes without a line end.</summary>
internal static class RecordGenerator
{
    // The fields that AWS still writes in a record without traffic.
    private static readonly string[] s_withoutTraffic =
    [
        "version", "account-id", "interface-id", "start", "end", "log-status", "vpc-id", "subnet-id", "instance-id",
        "resource-type", "tgw-id", "tgw-attachment-id",
    ];

    /// <summary>
    /// Generates a record. With hostility 0 every line is valid; with 1 every line contains something odd, usually an invalid value.
    /// </summary>
    public static byte[] Line(Random random, IReadOnlyList<string> fields, double hostility = 0)
    {
        List<byte[]> tokens = Tokens(random, fields);
        if (!random.Chance(hostility))
        {
            return Join(random, tokens, oddSpaces: random.Chance(0.02));
        }

        switch (random.Next(12))
        {
            case 0:
                ChangeCount(random, tokens);
                break;
            case 1:
                // Bytes without any structure.
                return HostileText.RandomBytes(random, random.Next(1, 200));
            case 2:
                // A truncated line.
                byte[] whole = Join(random, tokens, oddSpaces: false);
                return whole[..random.Next(1, whole.Length + 1)];
            default:
                for (int i = random.Next(1, 4); i > 0; i--)
                {
                    int at = random.Next(tokens.Count);
                    tokens[at] = HostileToken(random, FieldOf(fields[at]));
                }

                break;
        }

        return Join(random, tokens, oddSpaces: random.Chance(0.2));
    }

    private static List<byte[]> Tokens(Random random, IReadOnlyList<string> fields)
    {
        FlowGenerator flow = new(random);
        bool noTraffic = random.Chance(0.08);
        string status = random.Pick("NODATA", "SKIPDATA");
        double absent = random.Pick(0.0, 0.05, 0.3, 0.95);
        List<byte[]> tokens = [];
        foreach (OracleField field in fields.Select(FieldOf))
        {
            string token;
            if (noTraffic)
            {
                token = field.Name == "log-status" ? status : s_withoutTraffic.Contains(field.Name) ? flow.Value(field) : "-";
            }
            else
            {
                token = random.Chance(absent) ? "-" : flow.Value(field);
            }

            tokens.Add(token.Utf8());
        }

        return tokens;
    }

    /// <summary>A column that is skipped contains the text of some field.</summary>
    private static OracleField FieldOf(string column) => OracleFields.Get(column.StartsWith('?') ? "instance-tag" : column);

    private static byte[] HostileToken(Random random, OracleField field)
    {
        if (random.Chance(0.15))
        {
            return HostileText.Token(random);
        }

        return field.Kind switch
        {
            "text" =>
                random.Chance(0.9)
                    ? HostileText.Token(random)
                    : random.Pick("accept", "unknown", "srcaddr", "0", new string('x', 5000)).Utf8(),
            "action" => random.Chance(0.5) ? HostileText.Token(random) : random.Pick("accept", "ACCEPTED", "DROP", "REJEC").Utf8(),
            "ip" => AddressGenerator.Bad(random).Utf8(),
            _ => NumberGenerator.Bad(random, field.Kind).Utf8(),
        };
    }

    private static void ChangeCount(Random random, List<byte[]> tokens)
    {
        int at = random.Next(tokens.Count);
        switch (random.Next(4))
        {
            case 0:
                // An empty token: the two spaces around it are one separator.
                tokens[at] = [];
                break;
            case 1:
                tokens.RemoveRange(at, tokens.Count - at);
                break;
            case 2:
                tokens.Insert(at, "-"u8.ToArray());
                break;
            default:
                tokens.AddRange(Enumerable.Repeat("0"u8.ToArray(), random.Next(1, 5)));
                break;
        }
    }

    private static byte[] Join(Random random, List<byte[]> tokens, bool oddSpaces)
    {
        List<byte> line = [];
        AppendSpaces(0);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i > 0)
            {
                AppendSpaces(1);
            }

            line.AddRange(tokens[i]);
        }

        AppendSpaces(0);

        // Whether an envelope with an empty message is no line at all or a blank one is left open by the specification.
        return line.Count == 0 ? [(byte)' '] : [.. line];

        void AppendSpaces(int least)
        {
            int count = oddSpaces && random.Chance(0.2) ? random.Next(least, 4) : least;
            line.AddRange(Enumerable.Repeat((byte)' ', count));
        }
    }
}
