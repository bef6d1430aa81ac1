using System.Globalization;
using System.Net;
using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Lines as AWS writes them: every value is valid, extremes and absent fields included.</summary>
internal sealed class LineGenerator(int seed)
{
    /// <summary>No opening brace: at the beginning of a line it would begin an envelope.</summary>
    private const string TextCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/%+=,}[]<>&'!~";

    private static readonly string[] s_texts =
    [
        "123456789010", "000000000001", "unknown", "eni-1235b8ca123456789", "vpc-abcdefab012345678", "IPv4", "IPv6", "EFA", "ingress",
        "egress", "us-east-1", "use1-az2", "AMAZON", "--", "-1",
    ];

    private static readonly string[] s_actions = ["ACCEPT", "REJECT", "ACCEPT", "REJECT", "ACCEPTED", "REFUSE", "accept", "A"];

    private static readonly string[] s_statuses = ["OK", "OK", "NODATA", "SKIPDATA", "ok", "OKAY"];

    private readonly Random _random = new(seed);

    /// <summary>Lines, each with a line feed.</summary>
    public byte[] Text(FlowLogFormat format, int lines)
    {
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++)
            text.Append(Line(format)).Append('\n');
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>One line without its end.</summary>
    public string Line(FlowLogFormat format)
    {
        // Records with NODATA have almost no values; most others have nearly all of them.
        int percentAbsent = _random.Next(10) switch { 0 => 90, < 4 => 20, _ => 0 };
        return string.Join(' ', format.Columns.Select(c => _random.Next(100) < percentAbsent ? "-" : Value(KindOf(c))));
    }

    /// <summary>A column that is skipped can contain anything.</summary>
    private FlowLogFieldKind KindOf(FlowLogColumn column)
        => column.Field is { } field
            ? FlowLogFieldInfo.Get(field).Kind
            : (FlowLogFieldKind)_random.Next((int)FlowLogFieldKind.LogStatus + 1);

    public string Value(FlowLogFieldKind kind) => kind switch
    {
        FlowLogFieldKind.Integer => Number(int.MaxValue, 12),
        FlowLogFieldKind.Long => Number(long.MaxValue, 1_000_000),
        FlowLogFieldKind.Port => Number(ushort.MaxValue, 65_535),
        FlowLogFieldKind.Protocol => _random.Next(2) == 0 ? Pick("6", "17", "1", "58", "132") : Number(byte.MaxValue, 255),
        FlowLogFieldKind.TcpFlags => Number(int.MaxValue, 63),
        FlowLogFieldKind.Time => Time(),
        FlowLogFieldKind.Address => Address(),
        FlowLogFieldKind.Action => Pick(s_actions),
        FlowLogFieldKind.LogStatus => Pick(s_statuses),
        _ => _random.Next(2) == 0 ? Pick(s_texts) : RandomText(),
    };

    private string Number(long max, int usual) => Invariant(_random.Next(20) switch
    {
        0 => 0,
        1 => max,
        2 => max - 1,
        3 => _random.NextInt64(max) >> _random.Next(63),
        _ => _random.Next(usual + 1),
    });

    private string Time() => Invariant(_random.Next(20) switch
    {
        0 => 0,
        1 => int.MaxValue,
        2 => int.MaxValue + 1L,
        3 => 253_402_300_799_999,
        4 => 1_700_000_000_000 + _random.Next(),
        _ => 1_477_913_708 + _random.Next(100_000),
    });

    /// <summary>Most addresses are of a few hosts, so that those of a line are often the same.</summary>
    private string Address()
    {
        if (_random.Next(4) != 0)
            return _random.Next(5) == 0 ? new IPAddress(RandomBytes(4)).ToString() : $"10.0.{_random.Next(3)}.{_random.Next(3) * 127}";
        byte[] bytes = RandomBytes(16);
        Array.Clear(bytes, _random.Next(8), _random.Next(8));
        string text = new IPAddress(bytes).ToString();
        return _random.Next(6) switch
        {
            0 => text.ToUpperInvariant(),
            1 => string.Join(':', bytes.Chunk(2).Select(b => Convert.ToHexString(b))),
            2 => "::ffff:" + new IPAddress(RandomBytes(4)),
            3 => "::",
            _ => text,
        };
    }

    private string RandomText()
    {
        int length = _random.Next(1, _random.Next(30) == 0 ? 400 : 70);
        return new string(_random.GetItems<char>(TextCharacters, length));
    }

    private byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Pick(params string[] values) => values[_random.Next(values.Length)];

    private static string Invariant(long value) => value.ToString(CultureInfo.InvariantCulture);
}
