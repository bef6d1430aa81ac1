using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Outbox;

/// <summary>An outbox in a folder of its own, by a clock that does not wait. It can be opened again, as after a restart.</summary>
internal sealed class OutboxBench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-outbox-");
    private FlowLogStateFolder? _state;
    private FlowLogAlertOutbox? _outbox;

    public OutboxBench() => Mail = FakeChannel.OfMail(Time);

    public TestTime Time { get; } = new();

    public FakeChannel Mail { get; }

    public List<IFlowLogAlertChannel> Others { get; } = [];

    public FlowLogAlertRoutes Routes { get; set; } = new() { Default = ["ops@example.com"] };

    public List<string> Problems { get; } = [];

    public List<string> Recovered { get; } = [];

    public string[] Files => Directory.GetFiles(Path.Combine(_folder.FullName, "outbox"));

    /// <summary>Opens the outbox, by another channel for mail if there is one.</summary>
    public FlowLogAlertOutbox Open(IFlowLogAlertChannel? mail = null)
    {
        Close();
        _state = FlowLogStateFolder.Open(_folder.FullName);
        return _outbox = FlowLogAlertOutbox.Open(new FlowLogAlertOutboxOptions
        {
            State = _state,
            Routes = Routes,
            Channels = [mail ?? Mail, .. Others],
            OnProblem = Problems.Add,
            OnRecovered = Recovered.Add,
            TimeProvider = Time,
        });
    }

    /// <summary>Returns what a restart would find now.</summary>
    public SortedDictionary<string, byte[]> Snapshot() => new(
        Files.ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes), StringComparer.Ordinal);

    /// <summary>Creates the files that a restart finds; the outbox is to be opened after that.</summary>
    public void Restore(IReadOnlyDictionary<string, byte[]> files)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "outbox")).FullName;
        foreach ((string name, byte[] content) in files)
            File.WriteAllBytes(Path.Combine(folder, name), content);
    }

    /// <summary>Lets the time pass until a condition holds.</summary>
    public async Task RunUntilAsync(FlowLogAlertOutbox outbox, Func<bool> condition)
    {
        using var stop = new CancellationTokenSource();
        Task run = outbox.RunAsync(stop.Token);
        Task watch = WatchAsync();
        await Time.RunAsync(Task.WhenAny(run, watch));
        await stop.CancelAsync();
        if (run.IsFaulted)
            await run;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        async Task WatchAsync()
        {
            while (!IsDone() && !run.IsCompleted)
                await Task.Delay(TimeSpan.FromMinutes(1), Time, CancellationToken.None);
        }

        bool IsDone()
        {
            // A notice that is added is written to a disk.
            using IDisposable held = Time.Hold();
            return condition();
        }
    }

    public void Dispose()
    {
        Close();
        _folder.Delete(recursive: true);
    }

    private void Close()
    {
        _outbox?.Dispose();
        _state?.Dispose();
    }
}
