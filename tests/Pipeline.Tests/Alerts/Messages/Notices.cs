namespace VpcFlow.Pipeline.Tests.Alerts.Messages;

/// <summary>Notices for tests.</summary>
internal static class Notices
{
    public static DateTimeOffset At { get; } = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Texts that would break a message if it showed them as they are.</summary>
    public static string[] Hostile { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(2)>",
        "x\r\nBcc: victim@example.com\r\n\r\nbody",
        "a\u202Ecba\u2066",
        "=?utf-8?Q?=0D=0ABcc:_victim@example.com?= =?utf-8?B?4oCu?=",
        "http://evil.example/login",
        "evil.example/login",
        "www.evil.example",
        "mailto:evil@example.com",
        "]]>--></table></body><!--",
        "\0\u0007\uD800",
        "\u2028line",
        new('x', 100_000),
    ];

    public static FlowLogAlertNotice Create(
        string id = "rejected-by-interface/eni-1/1/fired",
        FlowLogAlertEvent happened = FlowLogAlertEvent.Fired,
        FlowLogAlertSeverity severity = FlowLogAlertSeverity.High,
        string? repliesTo = null,
        string ruleId = "rejected-by-interface",
        string account = "123456789010",
        string[]? recipients = null,
        string[]? tags = null) => new()
        {
            Id = id,
            RepliesTo = repliesTo,
            Event = happened,
            RuleId = ruleId,
            Title = "Many rejected records of an interface",
            Severity = severity,
            At = At,
            FiredAt = happened == FlowLogAlertEvent.Fired ? At : At.AddMinutes(-30),
            Group = [new("interface-id", "eni-1235b8ca123456789")],
            Related = [new("account-id", account), new("vpc-id", "vpc-1"), new("vpc-id", "vpc-2")],
            Measure = "records",
            Value = 12345,
            Threshold = 1000.5,
            From = At.AddMinutes(-5),
            To = At,
            Summary = "12,345 records of eni-1235b8ca123456789 were rejected within 5 minutes.",
            Explanation = "Security groups or network ACLs rejected many connections.\nA scan looks like this.",
            WhatToDo = "Look at the sources.",
            Figures = [new("Sources", "17"), new("Bytes", "1.2 MB")],
            Top = new()
            {
                Title = "Sources with the most rejected records",
                Columns = ["srcaddr", "records"],
                Rows = [["203.0.113.7", "12,000"], ["2001:db8::1", "345"]],
            },
            Links =
            [
                new("Records in Discover", new Uri("https://kibana.example/app/discover#/?_g=(time:(from:'2025'))&_a=1")),
                new("What to do", new Uri("https://wiki.example/runbook?a=1&b=2")),
            ],
            Recipients = recipients ?? [],
            Tags = tags ?? ["network"],
        };

    /// <summary>A notice in which each text is a hostile one, but for those that only rules have.</summary>
    public static FlowLogAlertNotice CreateHostile(string text) => new()
    {
        Id = $"rule/{text}/1/fired",
        RepliesTo = $"rule/{text}/0/fired",
        Event = FlowLogAlertEvent.Fired,
        RuleId = text,
        Title = text,
        Severity = FlowLogAlertSeverity.Critical,
        At = At,
        Group = [new(text, text)],
        Related = [new(text, text)],
        Measure = text,
        Value = 1,
        Summary = text,
        Figures = [new(text, text)],
        Top = new() { Title = text, Columns = [text, text], Rows = [[text, text]] },
        Links = [new(text, LinkOf(text))],
        Tags = [text],
    };

    /// <summary>A link with the text in it, as a program writes it that knows how.</summary>
    public static Uri LinkOf(string text)
        => new("https://host.example/" + Uri.EscapeDataString(new string([.. text.Where(c => !char.IsSurrogate(c)).Take(1000)])));
}
