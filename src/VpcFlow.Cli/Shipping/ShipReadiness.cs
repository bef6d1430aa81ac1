namespace VpcFlow.Cli.Shipping;

/// <summary>
/// Asks again for the sources that could not be asked at the start; the run is ready when all were, and until it is stopped.
/// </summary>
/// <param name="health">Is told.</param>
/// <param name="time">The time.</param>
internal sealed class ShipReadiness(FlowLogHealth health, TimeProvider time)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    /// <summary>Runs until all sources were asked.</summary>
    /// <param name="unreached">Those that could not be.</param>
    /// <param name="stoppingToken">Ends it, and the readiness.</param>
    public async Task RunAsync(IReadOnlyList<ShipSource> unreached, CancellationToken stoppingToken)
    {
        var left = new Queue<ShipSource>(unreached);
        while (left.TryPeek(out ShipSource? source))
        {
            health.NotReady = $"{source.Name} was not reached yet";
            await Task.Delay(s_pause, time, stoppingToken).ConfigureAwait(false);
            if (await IsReachedAsync(source, stoppingToken).ConfigureAwait(false))
                left.Dequeue();
        }

        health.NotReady = null;
        stoppingToken.Register(() => health.NotReady = "stopping");
    }

    private static async Task<bool> IsReachedAsync(ShipSource source, CancellationToken cancellationToken)
    {
        try
        {
            await source.CheckAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The pipeline says so when it meets the same.
            return false;
        }
    }
}
