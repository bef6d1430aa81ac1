using System.Text;
using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Pipeline.Tests.Sources.Files;

/// <summary>A folder with files, a clock and a state folder of one test.</summary>
internal sealed class FilesFixture : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("vpcflow-files-").FullName;

    public FilesFixture() => Directory.CreateDirectory(Logs);

    public TestTime Time { get; } = new();

    public string Logs => Path.Combine(_root, "logs");

    public string State => Path.Combine(_root, "state");

    public List<string> Problems { get; } = [];

    public FlowLogSourceCounters Counters { get; private set; } = new();

    public string this[string name] => Path.Combine(Logs, name);

    /// <summary>Returns records, one a line.</summary>
    public static string Records(int first, int count)
        => string.Concat(Enumerable.Range(first, count).Select(i => $"2 123456789010 eni-{i} 172.31.16.139 172.31.16.21 "
            + $"{i % 60_000} 22 6 20 4249 {1_700_000_000 + i} {1_700_000_060 + i} ACCEPT OK\n"));

    /// <summary>Writes a file, which was last changed an hour ago.</summary>
    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        Touch(name, TimeSpan.FromHours(-1));
    }

    public void Append(string name, string text) => File.AppendAllText(this[name], text);

    /// <summary>Sets when a file was changed.</summary>
    /// <param name="name">The file.</param>
    /// <param name="ago">The time, from now on the clock of the test.</param>
    public void Touch(string name, TimeSpan ago) => File.SetLastWriteTimeUtc(this[name], (Time.GetUtcNow() + ago).UtcDateTime);

    /// <summary>Reads the files as they are.</summary>
    public async Task ReadOnceAsync(IFlowLogSink sink, FlowLogPipelineOptions? options = null)
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(State);
        FileSource source = Create(state, stops: true);
        await new FlowLogPipeline(source, sink, options).RunAsync().WaitAsync(TimeSpan.FromMinutes(5));
    }

    /// <summary>Follows the files.</summary>
    /// <param name="sink">The sink.</param>
    /// <param name="steps">
    /// What happens to the files, each when all that could be found before was delivered; the run is stopped after the last one.
    /// </param>
    public async Task FollowAsync(IFlowLogSink sink, params Action[] steps)
    {
        using FlowLogStateFolder state = FlowLogStateFolder.Open(State);
        using var stop = new CancellationTokenSource();
        int searches = 0;
        FileSource source = Create(state, stops: false, find: () =>
        {
            // Every step has some searches, so that what one has found is delivered before the next.
            int search = searches++;
            if (search % 20 == 10 && search / 20 < steps.Length)
                steps[search / 20]();
            if (search / 20 > steps.Length)
                stop.Cancel();
            return Directory.EnumerateFiles(Logs).Order(StringComparer.Ordinal).Select(f => (f, true));
        });
        Task run = Task.Run(() => new FlowLogPipeline(source, sink).RunAsync(default, stop.Token));
        await Time.RunAsync(run).WaitAsync(TimeSpan.FromMinutes(5));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private FileSource Create(FlowLogStateFolder state, bool stops, Func<IEnumerable<(string, bool)>>? find = null)
    {
        var source = new FileSource(new FileSourceOptions
        {
            Paths = [Logs],
            State = state,
            StopsAtEnd = stops,
            TimeProvider = Time,
            Find = find,
            OnProblem = AddProblem,
        });
        Counters = source.Counters;
        return source;
    }

    private void AddProblem(string message)
    {
        lock (Problems)
            Problems.Add(message);
    }
}
