using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace VpcFlow.Pipeline.Telemetry;

/// <summary>The sources that pipelines are reading, for what is only measured when somebody asks.</summary>
internal static class LiveSources
{
    private static readonly ConcurrentDictionary<SourceTelemetry, bool> s_all = [];

    public static void Add(SourceTelemetry source) => s_all[source] = true;

    public static void Remove(SourceTelemetry source) => s_all.TryRemove(source, out _);

    public static IEnumerable<Measurement<long>> InFlight() => Measure<long>(s => s.InFlight);

    public static IEnumerable<Measurement<double>> Lag() => Measure(s => s.Lag?.TotalSeconds);

    public static IEnumerable<Measurement<long>> Depth() => Measure(s => s.Queue?.Depth);

    public static IEnumerable<Measurement<double>> Age() => Measure(s => s.Queue?.Age?.TotalSeconds);

    private static IEnumerable<Measurement<T>> Measure<T>(Func<SourceTelemetry, T?> read)
        where T : struct
    {
        foreach (SourceTelemetry source in s_all.Keys)
        {
            if (read(source) is { } value)
                yield return new Measurement<T>(value, Label.Source(source.Name));
        }
    }
}
