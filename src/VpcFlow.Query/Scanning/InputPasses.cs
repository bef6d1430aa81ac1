using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Query.Scanning;

/// <summary>
/// Reads the inputs for each scan. The first pass is the one that is reported; another one, for a statement that uses the table twice,
/// reads the same files again in silence.
/// </summary>
/// <param name="counter">The inputs.</param>
/// <param name="options">How they are read.</param>
/// <param name="cancellationToken">Interrupts reading.</param>
internal sealed class InputPasses(InputCounter counter, CountingOptions options, CancellationToken cancellationToken)
{
    private readonly Lock _lock = new();
    private readonly List<(FlowScan Scan, Task Pass)> _passes = [];

    /// <summary>Whether a pass ended because the inputs can't be read, or was interrupted, which was reported.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Begins to read for a scan.</summary>
    /// <exception cref="InvalidOperationException">An input can't be read again.</exception>
    public void Begin(FlowScan scan)
    {
        lock (_lock)
        {
            bool isFirst = _passes.Count == 0;
            if (!isFirst && counter.Files.FirstOrDefault(f => f.Opened is not null) is { } once)
            {
                throw new InvalidOperationException(
                    $"{once.Name} can be read only once, and the statement uses the table twice: "
                        + "use WITH name AS MATERIALIZED (SELECT … FROM flows), or save the input to a file");
            }

            _passes.Add((scan, Task.Run(() => isFirst ? ReadAsync(counter, scan) : ReadAgainAsync(scan), CancellationToken.None)));
        }
    }

    /// <summary>Ends all passes: a database that has ended a statement early may still keep its scans.</summary>
    public void Complete()
    {
        foreach ((FlowScan scan, _) in _passes)
            scan.Stop();
        Task.WaitAll([.. _passes.Select(p => p.Pass)], CancellationToken.None);
        foreach ((FlowScan scan, _) in _passes)
            scan.Dispose();
    }

    private async Task ReadAgainAsync(FlowScan scan)
    {
        using var silent = new InputCounter(options, new MessageWriter(TextWriter.Null)) { Files = counter.Files };
        await ReadAsync(silent, scan).ConfigureAwait(false);
    }

    private async Task ReadAsync(InputCounter from, FlowScan scan)
    {
        try
        {
            bool isWhole = await from.RunAsync(scan, scan.Fields, cancellationToken, scan.Enough).ConfigureAwait(false);
            HasFailed |= !isWhole;
            scan.Complete(isWhole ? null : new InvalidOperationException("the inputs can't be read"));
        }
        catch (Exception e)
        {
            scan.Complete(e);
            throw;
        }
    }
}
