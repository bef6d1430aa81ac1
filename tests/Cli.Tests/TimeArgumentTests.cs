using System.Globalization;
using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Tests;

public sealed class TimeArgumentTests
{
    private static readonly DateTimeOffset s_now = new(2024, 12, 4, 15, 30, 20, TimeSpan.Zero);

    [Theory]
    [InlineData("2024-12-04", "2024-12-04T00:00:00Z")]
    [InlineData("2024-12-04T12:30", "2024-12-04T12:30:00Z")]
    [InlineData("2024-12-04T12:30Z", "2024-12-04T12:30:00Z")]
    [InlineData("2024-12-04T12:30:01", "2024-12-04T12:30:01Z")]
    [InlineData("2024-12-04T12:30:01.500Z", "2024-12-04T12:30:01.5Z")]
    [InlineData("2024-12-04T12:30+02:00", "2024-12-04T10:30:00Z")]
    [InlineData("2024-12-04 12:30", "2024-12-04T12:30:00Z")]
    [InlineData("1733315400", "2024-12-04T12:30:00Z")]
    [InlineData("999999999", "2001-09-09T01:46:39Z")]
    [InlineData("now", "2024-12-04T15:30:20Z")]
    [InlineData("now-1h", "2024-12-04T14:30:20Z")]
    [InlineData("now-1d+30m-20s", "2024-12-03T16:00:00Z")]
    [InlineData("today", "2024-12-04T00:00:00Z")]
    [InlineData("today-1w", "2024-11-27T00:00:00Z")]
    [InlineData("yesterday", "2024-12-03T00:00:00Z")]
    public void TryParse_Time_IsInUtc(string text, string expected)
    {
        Assert.True(TimeArgument.TryParse(text, s_now, out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20241204")]
    [InlineData("1733315400000")]
    [InlineData("-1")]
    [InlineData("04.12.2024")]
    [InlineData("2024-13-04")]
    [InlineData("now-1")]
    [InlineData("now-999999999999d")]
    [InlineData("tomorrow")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(TimeArgument.TryParse(text, s_now, out _));
}
