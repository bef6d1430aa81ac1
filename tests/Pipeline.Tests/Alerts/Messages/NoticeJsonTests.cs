using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Alerts.Messages;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages;

/// <summary>The form of notices in JSON, on which receivers rely.</summary>
public sealed class NoticeJsonTests
{
    private const string Expected = """
        {"id":"r/g/1/resolved","repliesTo":"r/g/1/fired","event":"resolved","ruleId":"rejected-by-interface",
        "title":"Many rejected records of an interface","severity":"high","at":"2025-06-01T12:00:00Z","firedAt":"2025-06-01T11:30:00Z",
        "group":[{"name":"interface-id","value":"eni-1235b8ca123456789"}],
        "related":[{"name":"account-id","value":"123456789010"},{"name":"vpc-id","value":"vpc-1"},{"name":"vpc-id","value":"vpc-2"}],
        "measure":"records","value":12345,"threshold":1000.5,"from":"2025-06-01T11:55:00Z","to":"2025-06-01T12:00:00Z",
        "summary":"12,345 records of eni-1235b8ca123456789 were rejected within 5 minutes.",
        "explanation":"Security groups or network ACLs rejected many connections.\nA scan looks like this.",
        "whatToDo":"Look at the sources.",
        "figures":[{"name":"Sources","value":"17"},{"name":"Bytes","value":"1.2 MB"}],
        "top":{"title":"Sources with the most rejected records","columns":["srcaddr","records"],
        "rows":[["203.0.113.7","12,000"],["2001:db8::1","345"]]},
        "links":[{"title":"Records in Discover","url":"https://kibana.example/app/discover#/?_g=(time:(from:'2025'))&_a=1"},
        {"title":"What to do","url":"https://wiki.example/runbook?a=1&b=2"}],"tags":["network"],"recipients":["ops@example.com"]}
        """;

    [Fact]
    public void Write_AllMembers_HasTheDocumentedForm()
    {
        FlowLogAlertNotice notice = Notices.Create(
            "r/g/1/resolved", FlowLogAlertEvent.Resolved, repliesTo: "r/g/1/fired", recipients: ["ops@example.com"]);
        using JsonDocument expected = JsonDocument.Parse(Expected);
        using JsonDocument actual = JsonDocument.Parse(Write(notice));
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), actual.RootElement.GetRawText());
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        FlowLogAlertNotice[] notices =
        [
            Notices.Create(repliesTo: "x"),
            new()
            {
                Id = "i",
                Event = FlowLogAlertEvent.Test,
                RuleId = "r",
                Title = "t",
                Severity = FlowLogAlertSeverity.Low,
                At = Notices.At,
            },
            .. Notices.Hostile.Select(Notices.CreateHostile),
            .. Enum.GetValues<FlowLogAlertEvent>().Select(e => Notices.Create(happened: e)),
            .. Enum.GetValues<FlowLogAlertSeverity>().Select(s => Notices.Create(severity: s)),
        ];
        foreach (FlowLogAlertNotice notice in notices)
        {
            string text = Write(notice);
            using JsonDocument json = JsonDocument.Parse(text);
            FlowLogAlertNotice read = NoticeJson.Read(json.RootElement);
            Assert.Equal(text, Write(read));
            Assert.Equal((WellFormed(notice.Title), notice.Event, notice.Severity), (read.Title, read.Event, read.Severity));
        }
    }

    [Fact]
    public void Write_NumberThatJsonLacks_IsLeftOut()
    {
        var notice = new FlowLogAlertNotice
        {
            Id = "i",
            Event = FlowLogAlertEvent.Test,
            RuleId = "r",
            Title = "t",
            Severity = FlowLogAlertSeverity.Low,
            At = Notices.At,
            Value = double.NaN,
        };
        Assert.DoesNotContain("\"value\"", Write(notice), StringComparison.Ordinal);
    }

    /// <summary>Half a pair of UTF-16 has no form in JSON.</summary>
    private static string WellFormed(string text) => text.Replace('\uD800', '\uFFFD');

    private static string Write(FlowLogAlertNotice notice)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, NoticeJson.Options))
            NoticeJson.Write(json, notice);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
