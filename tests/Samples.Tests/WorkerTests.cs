using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Samples.Worker;

namespace Samples.Tests;

/// <summary>The worker in a host of its own, as it runs outside of tests, with short times.</summary>
public sealed class WorkerTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly string _logs;
    private readonly string _output;

    public WorkerTests()
    {
        _logs = Directory.CreateDirectory(_folder["logs"]).FullName;
        _output = _folder["documents.ndjson"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Worker_FilesBeforeAndAfterTheStart_AppendsTheirDocumentsInOrder()
    {
        Put("2.log", Logs.Record("eni-2"));
        Put("1.log.gz", TemporaryFolder.Gzip(Logs.Lines(Logs.Header, Logs.Record("eni-1"))));
        Put("notes.txt", Logs.Record("eni-none"));
        using IHost host = await StartAsync();
        await UntilAsync(() => Done().Length == 2);
        Put("0.log", Logs.Record("eni-0"));
        await UntilAsync(() => Done().Length == 3);
        await host.StopAsync();

        Assert.Equal(["1.log.gz", "2.log", "0.log"], Done());
        Assert.Equal(["eni-1", "eni-2", "eni-0"], Logs.Interfaces(Documents()));
    }

    [Fact]
    public async Task Worker_AfterARestart_ConvertsNothingTwice()
    {
        Put("1.log", Logs.Record("eni-1"));
        await RunUntilAsync(() => Done().Length == 1);
        Put("2.log", Logs.Record("eni-2"));
        await RunUntilAsync(() => Done().Length == 2);
        Assert.Equal(["eni-1", "eni-2"], Logs.Interfaces(Documents()));
    }

    [Fact]
    public async Task Worker_AfterItWasKilled_CutsOffWhatIsNotDone()
    {
        Put("1.log", Logs.Record("eni-1"));
        await RunUntilAsync(() => Done().Length == 1);

        // What a process leaves that ends in the middle of the second file and of its line in the journal.
        File.AppendAllText(_output, """{"aws":{"vpcflow":{"interface_id":"eni-half"}},"event":{"ki""");
        File.AppendAllText(_output + ".journal", """{"File":"2.log","Outp""");
        Put("2.log", Logs.Record("eni-2"));
        await RunUntilAsync(() => Done().Length == 2);

        Assert.Equal(["eni-1", "eni-2"], Logs.Interfaces(Documents()));
        Assert.Equal(["1.log", "2.log"], Done());
    }

    [Fact]
    public async Task Worker_OutputThatIsThereBeforeTheFirstRun_IsKept()
    {
        File.WriteAllText(_output, """{"event":{"kind":"mine"}}""" + "\n");
        Put("1.log", Logs.Record("eni-1"));
        await RunUntilAsync(() => Done().Length == 1);
        Assert.Equal(["mine", "eni-1"], Logs.Interfaces(Documents()));
    }

    [Fact]
    public async Task Worker_OutputThatWasMovedAway_BeginsAnew()
    {
        Put("1.log", Logs.Record("eni-1"));
        await RunUntilAsync(() => Done().Length == 1);
        File.Move(_output, _output + ".1");
        Put("2.log", Logs.Record("eni-2"));
        await RunUntilAsync(() => Done().Length == 2);
        Assert.Equal(["eni-2"], Logs.Interfaces(Documents()));
    }

    [Fact]
    public async Task Worker_DamagedFile_IsKeptUpToTheDamageAndNotReadAgain()
    {
        byte[] whole = TemporaryFolder.Gzip(string.Concat(Enumerable.Range(0, 20_000).Select(i => Logs.Record($"eni-{i}") + "\n")));
        Put("1.log.gz", whole[..(whole.Length / 2)]);
        Put("2.log", Logs.Record("eni-last"));
        await RunUntilAsync(() => Done().Length == 2);
        string[] interfaces = Logs.Interfaces(Documents());
        Assert.Equal("eni-0", interfaces[0]);
        Assert.Equal("eni-last", interfaces[^1]);

        long length = new FileInfo(_output).Length;
        Put("3.log", Logs.Record("eni-3"));
        await RunUntilAsync(() => Done().Length == 3);
        Assert.Equal("eni-3", Logs.Interfaces(Documents()[(int)length..]).Single());
        Assert.Contains("damaged", File.ReadAllText(_output + ".journal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_LineThatCantBeRead_IsADocumentInItsPlace()
    {
        Put("1.log", Logs.Record("eni-1") + "\n" + Logs.Bad + "\n" + Logs.Record("eni-2"));
        await RunUntilAsync(() => Done().Length == 1);
        Assert.Equal(["eni-1", "pipeline_error", "eni-2"], Logs.Interfaces(Documents()));
    }

    [Fact]
    public async Task Worker_FileThatIsStillWritten_IsLeftAlone()
    {
        Put("1.log", Logs.Record("eni-1"));
        Put("2.log", Logs.Record("eni-2"));
        File.SetLastWriteTimeUtc(Path.Combine(_logs, "1.log"), DateTime.UtcNow.AddHours(1));
        await RunUntilAsync(() => Done().Length == 1);
        Assert.Equal(["2.log"], Done());
    }

    [Fact]
    public async Task Worker_StoppedInTheMiddleOfAFile_TakesItBackAndConvertsItNextTime()
    {
        using (FileStream large = File.Create(Path.Combine(_logs, "1.log")))
        {
            byte[] part = Logs.Utf8(string.Concat(Enumerable.Range(0, 20_000).Select(i => Logs.Record($"eni-{i}") + "\n")));
            for (int i = 0; i < 20; i++)
                large.Write(part);
        }

        Age("1.log");
        using (IHost host = await StartAsync())
        {
            await UntilAsync(() => File.Exists(_output) && new FileInfo(_output).Length > 0);
            await host.StopAsync();
        }

        // Either the stop came first, or the machine was fast enough to convert the file before it.
        Assert.Equal(Done().Length == 0, new FileInfo(_output).Length == 0);
        await RunUntilAsync(() => Done().Length == 1);
        Assert.Equal(400_000, File.ReadLines(_output).Count());
    }

    [Fact]
    public async Task Worker_SecondOneOnTheSameOutput_DoesNotStart()
    {
        using IHost first = await StartAsync();
        await UntilAsync(() => File.Exists(_output + ".journal"));
        Assert.Throws<IOException>(() => OutputJournal.Open(_output));
        await first.StopAsync();
        OutputJournal.Open(_output).Dispose();
    }

    [Theory]
    [InlineData("--Worker:Folder=nowhere")]
    [InlineData("--Worker:Output=")]
    [InlineData("--Worker:Interval=00:00:00")]
    public async Task Worker_WrongConfiguration_IsSaidAtTheStart(string wrong)
    {
        using IHost host = Build(wrong);
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(wrong[2..wrong.IndexOf('=', StringComparison.Ordinal)], e.Message, StringComparison.Ordinal);
    }

    private async Task RunUntilAsync(Func<bool> isDone)
    {
        using IHost host = await StartAsync();
        await UntilAsync(isDone);
        await host.StopAsync();
    }

    private async Task<IHost> StartAsync()
    {
        IHost host = Build();
        await host.StartAsync();
        return host;
    }

    private IHost Build(params string[] more)
    {
        string[] args = [$"--Worker:Folder={_logs}", $"--Worker:Output={_output}", "--Worker:Interval=00:00:00.020", "--Worker:Settle=00:00:02", .. more];
        HostApplicationBuilder builder = WorkerHost.CreateBuilder(args);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (!condition())
            await Task.Delay(10, limit.Token);
    }

    private void Put(string name, string text) => Put(name, Logs.Utf8(text));

    /// <summary>Puts a file into the folder that looks as if it had been left alone for a while.</summary>
    private void Put(string name, byte[] content)
    {
        string unfinished = _folder.Write(name + ".tmp", content);
        File.SetLastWriteTimeUtc(unfinished, DateTime.UtcNow.AddMinutes(-1));
        File.Move(unfinished, Path.Combine(_logs, name));
    }

    private void Age(string name) => File.SetLastWriteTimeUtc(Path.Combine(_logs, name), DateTime.UtcNow.AddMinutes(-1));

    private string Documents() => Read(_output);

    /// <summary>The files in the journal, in order.</summary>
    private string[] Done() => !File.Exists(_output + ".journal") ? [] :
    [
        .. Read(_output + ".journal").Split('\n')[..^1]
            .Select(line => (string?)System.Text.Json.Nodes.JsonNode.Parse(line)!["File"])
            .OfType<string>(),
    ];

    private static string Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
