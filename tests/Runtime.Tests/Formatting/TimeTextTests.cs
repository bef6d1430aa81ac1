using System.Globalization;
using System.Text;
using VpcFlow.Formatting;

namespace VpcFlow.Tests.Decoding;

public class TimeTextTests
{
    [Fact]
    public void WriteLogged_EverySecondOfADay_IsWhatTheFrameworkWrites()
    {
        var time = new TimeText();
        for (long second = 1_477_872_000; second < 1_477_872_000 + 86_400; second++)
            Assert.Equal(Expected(second * 1000), Write(time, second));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(1_700_000_060_123)]
    [InlineData(253_402_300_799_999)]
    public void WriteLogged_EdgeValues_AreWhatTheFrameworkWrites(long logged)
        => Assert.Equal(Expected(logged > int.MaxValue ? logged : logged * 1000), Write(new TimeText(), logged));

    [Fact]
    public void WriteLogged_RandomTimesInTurn_AreWhatTheFrameworkWrites()
    {
        var random = new Random(1);
        var time = new TimeText();
        for (int run = 0; run < 50_000; run++)
        {
            long logged = random.Next(2) == 0 ? random.NextInt64(int.MaxValue) : random.NextInt64(int.MaxValue + 1L, 253_402_300_800_000);
            Assert.Equal(Expected(logged > int.MaxValue ? logged : logged * 1000), Write(time, logged));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-86_400_000)]
    [InlineData(-62_135_596_800_000)]
    public void WriteMilliseconds_BeforeTheEpoch_IsWhatTheFrameworkWrites(long milliseconds)
    {
        var target = new byte[64];
        new TimeText().WriteMilliseconds(ref target[0], milliseconds);
        Assert.Equal(Expected(milliseconds), Encoding.ASCII.GetString(target, 0, TimeText.Length));
    }

    /// <summary>A value above 2^31-1 is already in milliseconds.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1000)]
    [InlineData(2_147_483_647, 2_147_483_647_000)]
    [InlineData(2_147_483_648, 2_147_483_648)]
    [InlineData(253_402_300_799_999, 253_402_300_799_999)]
    public void ToMilliseconds_LoggedTime_IsInSecondsUpToTheGreatestInteger(long logged, long milliseconds)
        => Assert.Equal(milliseconds, TimeText.ToMilliseconds(logged));

    private static string Expected(long milliseconds)
        => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Write(TimeText time, long logged)
    {
        var target = new byte[64];
        time.WriteLogged(ref target[0], logged);
        return Encoding.ASCII.GetString(target, 0, TimeText.Length);
    }
}
