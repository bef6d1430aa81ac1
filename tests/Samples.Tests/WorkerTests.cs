using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Samples.Worker;

namespace Samples.Tests;

/// <summary>Runs the worker in its own host, as in production, with short intervals.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly WorkerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Worker_FilesBeforeAndAfterTheStart_AppendsTheirDocumentsInOrder()
    {
        _folder.Put("2.log", Logs.Record("eni-2"));
        _folder.Put("1.log.gz", TemporaryFolder.Gzip(Logs.Lines(Logs.Header, Logs.Record("eni-1"))));
        _folder.Put("notes.txt", Logs.Record("eni-none"));
        using IHost host = await _folder.StartAsync();
        await WorkerFolder.UntilAsync(() => _folder.Done().Length == 2);
        _folder.Put("0.log", Logs.Record("eni-0"));
        await WorkerFolder.UntilAsync(() => _folder.Done().Length == 3);
        await host.StopAsync();

        Assert.Equal(["1.log.gz", "2.log", "0.log"], _folder.Done());
        Assert.Equal(["eni-1", "eni-2", "eni-0"], Logs.Interfaces(_folder.Documents()));
    }

    [Fact]
    public async Task Worker_AfterARestart_ConvertsNothingTwice()
    {
        _folder.Put("1.log", Logs.Record("eni-1"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 1);
        _folder.Put("2.log", Logs.Record("eni-2"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 2);
        Assert.Equal(["eni-1", "eni-2"], Logs.Interfaces(_folder.Documents()));
    }

    [Fact]
    public async Task Worker_AfterItWasKilled_CutsOffWhatIsNotDone()
    {
        _folder.Put("1.log", Logs.Record("eni-1"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 1);

        // What a process leaves behind that is killed while writing the second file and its line in the journal.
        File.AppendAllText(_folder.Output, """{"aws":{"vpcflow":{"interface_id":"eni-half"}},"event":{"ki""");
        File.AppendAllText(
            _folder.Output + ".journal", """{"File":"2.log","OutputLength":1234567890,"Records":1234567890,"Rejected":1234567890,"Probl""");
        _folder.Put("2.log", Logs.Record("eni-2"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 2);

        Assert.Equal(["eni-1", "eni-2"], Logs.Interfaces(_folder.Documents()));
        Assert.Equal(["1.log", "2.log"], _folder.Done());
        Assert.EndsWith("}\n", File.ReadAllText(_folder.Output + ".journal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_OutputThatIsThereBeforeTheFirstRun_IsKept()
    {
        File.WriteAllText(_folder.Output, """{"event":{"kind":"mine"}}""" + "\n");
        _folder.Put("1.log", Logs.Record("eni-1"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 1);
        Assert.Equal(["mine", "eni-1"], Logs.Interfaces(_folder.Documents()));
    }

    [Fact]
    public async Task Worker_OutputThatWasMovedAway_BeginsAnew()
    {
        _folder.Put("1.log", Logs.Record("eni-1"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 1);
        File.Move(_folder.Output, _folder.Output + ".1");
        _folder.Put("2.log", Logs.Record("eni-2"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 2);
        Assert.Equal(["eni-2"], Logs.Interfaces(_folder.Documents()));
    }

    [Fact]
    public async Task Worker_DamagedFile_IsKeptUpToTheDamageAndNotReadAgain()
    {
        byte[] whole = TemporaryFolder.Gzip(string.Concat(Enumerable.Range(0, 20_000).Select(i => Logs.Record($"eni-{i}") + "\n")));
        _folder.Put("1.log.gz", whole[..(whole.Length / 2)]);
        _folder.Put("2.log", Logs.Record("eni-last"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 2);
        string[] interfaces = Logs.Interfaces(_folder.Documents());
        Assert.Equal("eni-0", interfaces[0]);
        Assert.Equal("eni-last", interfaces[^1]);

        long length = new FileInfo(_folder.Output).Length;
        _folder.Put("3.log", Logs.Record("eni-3"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 3);
        Assert.Equal("eni-3", Logs.Interfaces(_folder.Documents()[(int)length..]).Single());
        Assert.Contains("cut off", File.ReadAllText(_folder.Output + ".journal"), StringComparison.Ordinal);
    }

    /// <summary>Neither is retried forever: the journal says why nothing, or not all, was read.</summary>
    [Fact]
    public async Task Worker_FilesThatAreCutOffOrNoFlowLogs_AreRecordedWithTheProblem()
    {
        byte[] whole = TemporaryFolder.Gzip(Logs.Record("eni-1"));
        _folder.Put("1.log.gz", whole[..^3]);
        _folder.Put("2.log", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A]);
        _folder.Put("3.log", Logs.Record("eni-3"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 3);

        Assert.Equal("eni-3", Logs.Interfaces(_folder.Documents())[^1]);
        string journal = File.ReadAllText(_folder.Output + ".journal");
        Assert.Contains("cut off", journal, StringComparison.Ordinal);
        Assert.Contains("a PNG image", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_LongPayloadAndGzipTwice_AreConverted()
    {
        _folder.Put("1.log.gz", TemporaryFolder.Gzip(Logs.LongSubscription(500, i => Logs.Record($"eni-{i}"))));
        _folder.Put("2.log.gz", TemporaryFolder.Gzip(TemporaryFolder.Gzip(Logs.Record("eni-twice"))));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 2);
        Assert.Equal([.. Enumerable.Range(0, 500).Select(i => $"eni-{i}"), "eni-twice"], Logs.Interfaces(_folder.Documents()));
    }

    [Fact]
    public async Task Worker_LineThatCantBeRead_IsADocumentInItsPlace()
    {
        _folder.Put("1.log", Logs.Record("eni-1") + "\n" + Logs.Bad + "\n" + Logs.Record("eni-2"));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 1);
        Assert.Equal(["eni-1", "pipeline_error", "eni-2"], Logs.Interfaces(_folder.Documents()));
    }

    [Fact]
    public async Task Worker_FileThatIsStillWritten_IsLeftAlone()
    {
        _folder.Put("1.log", Logs.Record("eni-1"));
        _folder.Put("2.log", Logs.Record("eni-2"));
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Logs, "1.log"), DateTime.UtcNow.AddHours(1));
        await _folder.RunUntilAsync(() => _folder.Done().Length == 1);
        Assert.Equal(["2.log"], _folder.Done());
    }

    [Fact]
    public async Task Worker_StoppedInTheMiddleOfAFile_TakesItBackAndConvertsItNextTime()
    {
        _folder.Put("1.log", string.Concat(Enumerable.Range(0, 400_000).Select(i => Logs.Record($"eni-{i}") + "\n")));
        using (IHost host = await _folder.StartAsync())
        {
            await WorkerFolder.UntilAsync(() => File.Exists(_folder.Output) && new FileInfo(_folder.Output).Length > 0);
            await host.StopAsync();
        }

        // Either the stop came first, or the machine was fast enough to convert the file before.
        Assert.Equal(_folder.Done().Length == 0, new FileInfo(_folder.Output).Length == 0);
        await _folder.RunUntilAsync(() => _folder.Done().Length == 1);
        Assert.Equal(400_000, File.ReadLines(_folder.Output).Count());
    }

    [Fact]
    public async Task Worker_SecondOneOnTheSameOutput_DoesNotStart()
    {
        using IHost first = await _folder.StartAsync();
        await WorkerFolder.UntilAsync(() => File.Exists(_folder.Output + ".journal"));
        Assert.Throws<IOException>(() => OutputJournal.Open(_folder.Output));
        await first.StopAsync();
        OutputJournal.Open(_folder.Output).Dispose();
    }

    [Theory]
    [InlineData("--Worker:Folder=nowhere")]
    [InlineData("--Worker:Output=")]
    [InlineData("--Worker:Interval=00:00:00")]
    public async Task Worker_WrongConfiguration_IsSaidAtTheStart(string wrong)
    {
        using IHost host = _folder.Build(wrong);
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(wrong[2..wrong.IndexOf('=', StringComparison.Ordinal)], e.Message, StringComparison.Ordinal);
    }
}
