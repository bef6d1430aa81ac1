using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using VpcFlow.Pipeline.Elasticsearch.Bulk;
using VpcFlow.Pipeline.Telemetry;

namespace VpcFlow.Pipeline.Tests.Telemetry;

/// <summary>The names of instruments and the words of labels.</summary>
public sealed partial class LabelTests
{
    [Fact]
    public void Words_OfAllValues_AreDistinctAndSimple()
    {
        string[] reasons = [.. Enum.GetValues<FlowLogRejectReason>().Select(RejectReasons.Of)];
        string[] answers = [.. Enum.GetValues<BulkAnswerKind>().Select(BulkCounters.WordOf)];
        foreach (string[] words in new[] { reasons, answers, [.. ObjectOutcomes.All], [.. SkipReasons.All] })
        {
            Assert.Equal(words.Length, words.Distinct().Count());
            Assert.All(words, w => Assert.Matches(WordPattern(), w));
        }
    }

    /// <summary>
    /// A unit is one of UCUM's, or what is counted, in braces; a name does not repeat it, and a counter's does not say "total".
    /// </summary>
    [Fact]
    public void Instruments_Always_FollowTheConventionsOfOpenTelemetry()
    {
        var instruments = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == FlowLogTelemetry.MeterName)
                    instruments.Add(instrument);
            },
        };
        Assert.NotNull(Instruments.Objects);
        listener.Start();
        Assert.True(instruments.Count > 15);
        foreach (Instrument instrument in instruments)
        {
            Assert.Matches(NamePattern(), instrument.Name);
            Assert.DoesNotMatch("total|seconds|bytes|count", instrument.Name);
            Assert.Matches(UnitPattern(), instrument.Unit);
            Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"^vpcflow(\.[a-z]+(_[a-z]+)*)+$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(s|By|\{[a-z]+\})$")]
    private static partial Regex UnitPattern();
}
