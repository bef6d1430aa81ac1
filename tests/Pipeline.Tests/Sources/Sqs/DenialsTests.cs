using VpcFlow.Pipeline.Sources;
using VpcFlow.Pipeline.Sources.Sqs;
using VpcFlow.Pipeline.Tests.Sources.S3Polling;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

public class DenialsTests
{
    private readonly List<string> _said = [];
    private readonly PollingFixture.Clock _clock = new() { Now = new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void Add_ManyInAMinute_IsSaidOnceAndCounted()
    {
        Denials denials = Create();
        for (int i = 0; i < 100; i++)
            denials.Add("queue", $"{i}");
        Assert.Equal(["A message of queue stays there until access is given: 0"], _said);
        _clock.Now += TimeSpan.FromMinutes(1);
        denials.Add("queue", "last");
        Assert.Equal("A message of queue stays there until access is given: last; 99 more like it before this", _said[^1]);
    }

    [Fact]
    public void Pause_DenialsWithoutADelivery_GrowsToAMinute()
    {
        Denials denials = Create();
        Assert.Equal(TimeSpan.Zero, denials.Pause);
        denials.Add("queue", "");
        Assert.InRange(denials.Pause, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5));
        for (int i = 0; i < 20; i++)
            denials.Add("queue", "");
        Assert.InRange(denials.Pause, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
        denials.End();
        Assert.Equal(TimeSpan.Zero, denials.Pause);
    }

    private Denials Create() => new(new Problems(new FlowLogSourceCounters(), _said.Add), _clock);
}
