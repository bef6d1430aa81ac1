using System.Globalization;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Routing;

/// <summary>When a message can be sent that comes in quiet hours.</summary>
public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("22:00", "07:00", "2025-06-01T21:59:59Z", "2025-06-01T21:59:59Z")]
    [InlineData("22:00", "07:00", "2025-06-01T22:00:00Z", "2025-06-02T07:00:00Z")]
    [InlineData("22:00", "07:00", "2025-06-01T23:30:00Z", "2025-06-02T07:00:00Z")]
    [InlineData("22:00", "07:00", "2025-06-02T06:59:59Z", "2025-06-02T07:00:00Z")]
    [InlineData("22:00", "07:00", "2025-06-02T07:00:00Z", "2025-06-02T07:00:00Z")]
    [InlineData("12:00", "13:00", "2025-06-02T12:30:00Z", "2025-06-02T13:00:00Z")]
    [InlineData("12:00", "00:00", "2025-06-02T12:30:00Z", "2025-06-03T00:00:00Z")]
    [InlineData("12:00", "12:00", "2025-06-02T12:00:00Z", "2025-06-02T12:00:00Z")]
    public void After_Utc_IsTheEndOfTheHours(string from, string until, string time, string expected)
        => Check(TimeZoneInfo.Utc, from, until, time, expected);

    /// <summary>In Berlin, clocks went from 2:00 to 3:00 on 30 March 2025 and from 3:00 back to 2:00 on 26 October.</summary>
    [Theory]
    [InlineData("22:00", "07:00", "2025-06-01T19:59:00Z", "2025-06-01T19:59:00Z")]
    [InlineData("22:00", "07:00", "2025-06-01T20:00:00Z", "2025-06-02T05:00:00Z")]
    [InlineData("22:00", "07:00", "2025-12-01T21:00:00Z", "2025-12-02T06:00:00Z")]
    [InlineData("22:00", "02:30", "2025-03-29T22:00:00Z", "2025-03-30T01:00:00Z")]
    [InlineData("22:00", "07:00", "2025-10-25T22:00:00Z", "2025-10-26T06:00:00Z")]
    public void After_Berlin_KnowsItsClocks(string from, string until, string time, string expected)
        => Check(Berlin(), from, until, time, expected);

    /// <summary>The rules of Berlin, also where the machine has no time zones.</summary>
    private static TimeZoneInfo Berlin()
    {
        var spring = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday);
        var autumn = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), spring, autumn);
        return TimeZoneInfo.CreateCustomTimeZone("Berlin", TimeSpan.FromHours(1), "Berlin", "CET", "CEST", [rule]);
    }

    private static void Check(TimeZoneInfo zone, string from, string until, string time, string expected)
    {
        var hours = new FlowLogAlertQuietHours { From = Clock(from), Until = Clock(until), TimeZone = zone };
        Assert.Equal(Time(expected), hours.After(Time(time)));

        static TimeOnly Clock(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
        static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}
