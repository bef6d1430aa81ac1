using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace VpcFlow.Pipeline.Tests.Telemetry;

/// <summary>Records what is measured of one source or sink, as one who listens does.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = [];
    private readonly ConcurrentDictionary<string, double> _last = [];
    private readonly string _name;

    /// <param name="name">The value of the label <c>source</c> or <c>sink</c>.</param>
    public MetricRecorder(string name)
    {
        _name = name;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == FlowLogTelemetry.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i, value, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i, value, tags));
        _listener.Start();
    }

    /// <summary>Returns the sum of what was added to a counter or recorded by a histogram; <see langword="null"/> if nothing was.</summary>
    /// <param name="series">Its name, and the value of its second label after a space.</param>
    public double? Sum(string series) => _sums.TryGetValue(series, out double sum) ? sum : null;

    /// <summary>Asks the gauges, and returns the value of one; <see langword="null"/> if it has none.</summary>
    public double? Gauge(string name)
    {
        _last.Clear();
        _listener.RecordObservableInstruments();
        return _last.TryGetValue(name, out double value) ? value : null;
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags[0].Value as string != _name)
            return;
        Assert.True(tags[0].Key is "source" or "sink", tags[0].Key);
        string series = tags.Length == 1 ? instrument.Name : $"{instrument.Name} {tags[1].Value}";
        _last[series] = value;
        _sums.AddOrUpdate(series, value, (_, sum) => sum + value);
    }
}
