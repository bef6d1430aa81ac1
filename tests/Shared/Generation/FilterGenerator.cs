using System.Globalization;
using System.Numerics;
using System.Text;
using Record = System.Collections.Generic.IReadOnlyDictionary<string, byte[]>;

namespace VpcFlow.Tests;

/// <summary>Generates filters whose values occur in records, so that they select some of them.</summary>
/// <param name="random">The source of chance.</param>
/// <param name="fields">The fields that are compared.</param>
/// <param name="records">The records.</param>
internal sealed class FilterGenerator(Random random, IReadOnlyList<string> fields, IReadOnlyList<Record> records)
{
    /// <summary>Generates a filter of conditions inside each other, up to a depth.</summary>
    public OracleFilter Any(int depth)
    {
        if (depth == 0 || random.Chance(0.2))
            return Condition(random.Pick(fields));
        OracleFilter a = Any(depth - 1);
        OracleFilter b = Any(depth - 1);
        return random.Next(5) switch
        {
            0 => OracleFilter.Not(a, $"{random.Pick("not", "NOT")} ({a.Text})"),
            1 or 2 => OracleFilter.And(a, b, $"({a.Text}) {random.Pick("and", "AND")} ({b.Text})"),
            _ => OracleFilter.Or(a, b, $"(({a.Text})) {random.Pick("or", "Or")} ({b.Text})"),
        };
    }

    /// <summary>Generates a condition on a field, or on a value that is derived from it.</summary>
    public OracleFilter Condition(string field)
    {
        if (random.Chance(0.08))
        {
            bool isAbsent = random.Chance(0.5);
            string word = isAbsent ? random.Pick("absent", "not present") : random.Pick("present", "not absent");
            return new OracleFilter($"{Spelling(field)} is {word}", r => IsPresent(r, field) != isAbsent);
        }

        return OracleFields.Get(field).Kind switch
        {
            "text" or "action" => Text(field),
            "ip" => Address(field),
            "flags" when random.Chance(0.5) => Flags(field),
            "time" when random.Chance(0.4) => Duration(),
            "long" when random.Chance(0.3) => BytesPerPacket(),
            "time" => Ordered(field, r => OracleFilter.Time(r, field), v => OracleFilter.Milliseconds(v)),
            _ => Ordered(field, r => OracleFilter.Number(r, field), v => v),
        };
    }

    private static bool IsPresent(Record record, string field) => OracleFields.Get(field).Kind switch
    {
        // An address is present even if it was not read and is not valid; such a number is not.
        "text" or "action" or "ip" => record.ContainsKey(field),
        _ => OracleFilter.Number(record, field) is not null,
    };

    private OracleFilter Ordered(string field, Func<Record, BigInteger?> value, Func<BigInteger, BigInteger> meaning)
    {
        (BigInteger a, BigInteger b) = (Sample(field), Sample(field));
        if (meaning(a) > meaning(b))
            (a, b) = (b, a);
        (BigInteger x, BigInteger y) = (meaning(a), meaning(b));
        string name = Spelling(field);
        return random.Next(9) switch
        {
            0 => OracleFilter.Of($"{name} = {a}", value, v => v == x),
            1 => OracleFilter.Of($"{name}!={a}", value, v => v != x),
            2 => OracleFilter.Of($"{name}<{b}", value, v => v < y),
            3 => OracleFilter.Of($"{name} <= {b}", value, v => v <= y),
            4 => OracleFilter.Of($"{name} > {a}", value, v => v > x),
            5 => OracleFilter.Of($"{name}>= {a}", value, v => v >= x),
            6 => OracleFilter.Of($"{name} in {a}..{b}", value, v => v >= x && v <= y),
            7 => OracleFilter.Of($"{name} not in ({a}, {b})", value, v => v != x && v != y),
            _ => OracleFilter.Of($"{name} in ({b},{a})", value, v => v == x || v == y),
        };
    }

    private OracleFilter Flags(string field)
    {
        string[] names = ["fin", "syn", "rst", "psh", "ack", "urg"];
        int a = random.Next(6);
        int b = random.Next(6);
        BigInteger mask = (1 << a) | (1 << b);
        string flags = random.Pick($"({names[a]}, {names[b]})", $"{names[b]}+{names[a]}", $"{mask}");
        return OracleFilter.Of($"{Spelling(field)} has {flags}", r => OracleFilter.Number(r, field), v => (v & mask) == mask);
    }

    private OracleFilter Duration()
    {
        int seconds = random.Pick(0, 1, 60, 3600, random.Next(100_000));
        return OracleFilter.Of(
            $"duration {random.Pick(">", ">")} {seconds}",
            r => OracleFilter.Time(r, "end") - OracleFilter.Time(r, "start"),
            milliseconds => milliseconds > seconds * 1000);
    }

    private OracleFilter BytesPerPacket()
    {
        string limit = random.Pick("1", "40", "60.5", "1500", "0.25", "1000000");
        double number = double.Parse(limit, CultureInfo.InvariantCulture);
        return OracleFilter.Of(
            $"{random.Pick("bytes-per-packet", "bytesPerPacket", "bytes_per_packet")} <= {limit}",
            r => OracleFilter.Number(r, "packets") is { IsZero: false } packets
                ? (double?)OracleFilter.Number(r, "bytes") / (double)packets
                : null,
            v => v <= number);
    }

    private OracleFilter Address(string field)
    {
        string name = Spelling(field);
        string[] samples = [.. Enumerable.Range(0, 3).Select(_ => OracleValues.Latin1(Token(field) ?? "10.1.2.3"u8.ToArray()))];
        samples = [.. samples.Select(s => OracleAddress.Parse(s) is null ? "fd00::1" : s)];
        BigInteger[] numbers = [.. samples.Select(s => OracleFilter.Address(s)!.Value)];
        Func<Record, BigInteger?> value = r => OracleFilter.Address(r, field);
        string[] networks = ["10.0.0.0/8", "0.0.0.0/1", "2001:db8::/32", "::/0", "fe80::/10", "::/96", "192.168.0.0/16", "0.0.0.0/0"];
        string network = random.Pick(networks);
        string other = random.Pick(networks);
        string[] privates = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];
        return random.Next(7) switch
        {
            0 => OracleFilter.Of($"{name} = {samples[0]}", value, v => v == numbers[0]),
            1 => OracleFilter.Of($"{name} <> '{samples[0]}'", value, v => v != numbers[0]),
            2 => OracleFilter.Of($"{name} in {network}", value, v => OracleFilter.IsIn(v, network)),
            3 => OracleFilter.Of(
                $"{name} not in ({network}, {samples[1]}, {other})",
                value,
                v => !OracleFilter.IsIn(v, network) && !OracleFilter.IsIn(v, other) && v != numbers[1]),
            4 => OracleFilter.Of($"{name} < {samples[0]}", value, v => v < numbers[0]),
            5 => OracleFilter.Of($"{name} >= {samples[0]}", value, v => v >= numbers[0]),
            _ => OracleFilter.Of($"private({name})", value, v => privates.Any(n => OracleFilter.IsIn(v, n))),
        };
    }

    private OracleFilter Text(string field)
    {
        string name = Spelling(field);
        string value = Encoding.UTF8.GetString(Token(field) ?? "eni-1"u8.ToArray());
        bool isWord = field is "action" or "log-status";
        string[] words = ["ACCEPT", "REJECT", "OK", "NODATA", "SKIPDATA"];
        string meant = isWord ? words.FirstOrDefault(w => w.Equals(value, StringComparison.OrdinalIgnoreCase), value) : value;
        byte[] bytes = Encoding.UTF8.GetBytes(meant);
        string quoted = Quote(value);
        int cut = random.Next(value.Length + 1);
        string pattern = random.Next(4) switch
        {
            0 => value[..cut] + "%",
            1 => "%" + value[cut..],
            2 => value[..cut] + "%" + value[(cut + ((value.Length - cut) / 2))..],
            _ => string.Concat(value.EnumerateRunes().Select((r, i) => i == cut ? "_" : r.ToString())),
        };
        Func<Record, TextToken?> token = r => r.TryGetValue(field, out byte[]? t) ? new TextToken(t) : null;
        return random.Next(isWord ? 5 : 7) switch
        {
            0 or 1 => OracleFilter.Of($"{name} = {quoted}", token, t => t.Bytes.AsSpan().SequenceEqual(bytes)),
            2 => OracleFilter.Of($"{name} != {quoted}", token, t => !t.Bytes.AsSpan().SequenceEqual(bytes)),
            3 => OracleFilter.Of(
                $"{name} in ('x', {quoted}, 'longer than any')",
                token,
                t => t.Bytes.AsSpan().SequenceEqual(bytes) || t.Bytes.AsSpan().SequenceEqual("x"u8)),
            4 => OracleFilter.Of($"{name} like {Quote(pattern)}", token, t => OracleFilter.IsLike(t.Bytes, pattern)),
            5 => OracleFilter.Of($"{name} < {quoted}", token, t => t.Bytes.AsSpan().SequenceCompareTo(bytes) < 0),
            _ => OracleFilter.Of($"{name} >= {quoted}", token, t => t.Bytes.AsSpan().SequenceCompareTo(bytes) >= 0),
        };
    }

    private static string Quote(string value) => $"'{value.Replace("'", "''")}'";

    private string Spelling(string field)
    {
        string[] parts = field.Split('-');
        string camelCase = parts[0] + string.Concat(parts[1..].Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
        return random.Pick(field, field.Replace('-', '_'), camelCase);
    }

    private byte[]? Token(string field)
        => records.Count == 0 ? null : records[random.Next(records.Count)].TryGetValue(field, out byte[]? token) ? token : null;

    private BigInteger Sample(string field)
    {
        byte[]? token = Token(field);
        return token is not null && OracleValues.Check(OracleFields.Get(field).Kind, token) is null
            ? BigInteger.Parse(Encoding.ASCII.GetString(token), CultureInfo.InvariantCulture)
            : random.Next(256);
    }

    private readonly record struct TextToken(byte[] Bytes);
}
