namespace VpcFlow.Cli.Generating;

/// <summary>Writes synthetic flow logs of any length in the memory of one block.</summary>
internal static class LogGenerator
{
    /// <summary>2025-06-15T15:06:40Z; the current time would make every run different.</summary>
    private const long FirstInterval = 1_750_000_000;

    private const int IntervalSeconds = 60;
    private const int RecordsInInterval = 3000;

    public static void Write(
        Stream output, long records, FlowLogFormat format, ulong seed, bool withHeader, CancellationToken cancellationToken = default)
    {
        var random = new RandomSource(seed);
        bool isTransit = format.Fields.Any(f => FlowLogFieldInfo.Get(f).Scope == FlowLogFieldScope.TransitGateway);
        ITraffic traffic = isTransit ? new TransitTraffic(random) : new VpcTraffic(random, format.IndexOf(FlowLogField.ResourceId) >= 0);
        var flow = new SyntheticFlow();
        var writer = new LineWriter(output, format);
        if (withHeader)
            writer.WriteHeader();
        for (long i = 0; i < records; i++)
        {
            traffic.Next(flow);
            long interval = FirstInterval + (i / RecordsInInterval * IntervalSeconds);
            flow.Start = interval + (flow.HasData ? random.Next(IntervalSeconds / 2) : 0);
            flow.End = interval + (flow.HasData ? random.Between(IntervalSeconds / 2, IntervalSeconds - 1) : IntervalSeconds - 1);
            if (writer.Write(flow))
                cancellationToken.ThrowIfCancellationRequested();
        }

        writer.Flush();
    }
}
