using System.Collections.Concurrent;
using VpcFlow.Pipeline.Engine;

namespace VpcFlow;

/// <summary>
/// Says whether pipelines are ready and make progress, for whoever starts processes again. Waiting is progress: for a source without
/// objects, for a cluster that is down, or for a slow download. A restart helps with none of these.
/// </summary>
/// <param name="patience">
/// How long a worker may compute without asking for anything, such as more content; 10 minutes by default.
/// </param>
/// <param name="timeProvider">The time; by default that of the system.</param>
public sealed class FlowLogHealth(TimeSpan? patience = null, TimeProvider? timeProvider = null)
{
    private readonly ConcurrentDictionary<WorkerWatch, bool> _workers = [];
    private readonly TimeSpan _patience = patience ?? TimeSpan.FromMinutes(10);
    private volatile string? _notReady = "starting";

    /// <summary>Why objects are not being moved, such as a source that was not reached; <see langword="null"/> if they are.</summary>
    /// <remarks>The owner of the pipelines sets it; at first, it is <c>starting</c>.</remarks>
    public string? NotReady
    {
        get => _notReady;
        set => _notReady = value;
    }

    internal TimeProvider TimeProvider { get; } = timeProvider ?? TimeProvider.System;

    /// <summary>Returns what no longer makes progress, in words; <see langword="null"/> if everything does.</summary>
    public string? FindStall()
    {
        foreach (WorkerWatch worker in _workers.Keys)
        {
            if (worker.FindStall(_patience) is { } stall)
                return stall;
        }

        return null;
    }

    internal WorkerWatch Watch()
    {
        var worker = new WorkerWatch(TimeProvider);
        _workers[worker] = true;
        return worker;
    }

    internal void Forget(WorkerWatch worker) => _workers.TryRemove(worker, out _);
}
