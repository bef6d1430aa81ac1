using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Backfill;

/// <summary>How fast a run is, and how long it may still take.</summary>
/// <param name="time">The clock.</param>
internal sealed class EnqueuePace(TimeProvider time)
{
    /// <summary>Less of the keys says nothing about the rest.</summary>
    private const double MinFraction = 0.01;

    private readonly long _start = time.GetTimestamp();
    private double? _first;

    /// <summary>Describes the progress in phrases.</summary>
    public IEnumerable<string> Describe(FlowLogBackfillProgress progress)
    {
        TimeSpan elapsed = time.GetElapsedTime(_start);
        if (elapsed.TotalSeconds >= 1)
            yield return $"{Amounts.Number((long)((progress.Objects - progress.Resumed) / elapsed.TotalSeconds))} a second";
        if (progress.Fraction <= 0)
            yield break;
        yield return $"about {progress.Fraction:P0} of the keys seen";

        // A run that goes on begins in the middle.
        double seen = progress.Fraction - (_first ??= progress.Fraction);
        if (seen >= MinFraction)
            yield return $"about {Amounts.Duration(elapsed * ((1 - progress.Fraction) / seen))} left";
    }
}
