using VpcFlow.Cli.Backfill;

namespace VpcFlow.Cli.Tests;

/// <summary>How fast <c>vpcflow enqueue</c> says that it is.</summary>
public class EnqueuePaceTests
{
    [Fact]
    public void Describe_RunThatGoesOn_CountsFromWhereItBegan()
    {
        var clock = new Clock();
        var pace = new EnqueuePace(clock);
        var begun = new FlowLogBackfillProgress { Objects = 6000, Resumed = 6000, Fraction = 0.6 };
        Assert.Equal(["about 60 % of the keys seen"], pace.Describe(begun));

        // A tenth of all in 100 seconds, and three tenths are left.
        clock.Seconds = 100;
        Assert.Equal(
            ["10 a second", "about 70 % of the keys seen", "about 5 min left"],
            pace.Describe(begun with { Objects = 7000, Fraction = 0.7 }));
    }

    [Fact]
    public void Describe_OtherLayout_HasNoEstimate()
    {
        var clock = new Clock();
        var pace = new EnqueuePace(clock);
        clock.Seconds = 2;
        Assert.Equal(["50 a second"], pace.Describe(new FlowLogBackfillProgress { Objects = 100 }));
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
