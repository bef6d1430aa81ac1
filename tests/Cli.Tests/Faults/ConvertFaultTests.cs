using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>
/// <c>convert</c> is interrupted or killed while it writes: no file has a final name that is not whole, and the next run finds nothing in
/// its way. The last input never ends, so that the process is surely at work, however fast the machine is.
/// </summary>
public sealed class ConvertFaultTests : IDisposable
{
    private const int Records = 60_000;
    private const string Leftover = ".vpcflow-*";

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(16);

    public ConvertFaultTests()
    {
        _folder.Write("in/1.log", Generated.Lines(FlowLogFormat.Parse(FlowLogFormats.V5), Records, seed: 1));
        _folder.Write("in/2.log.gz", TemporaryFolder.Gzip(Generated.Lines(FlowLogFormat.Parse(FlowLogFormats.V5), Records, seed: 2)));
        Directory.CreateDirectory(_folder["out"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", "out/flows.ndjson", "")]
    [InlineData("INT", "out/flows.csv.gz", "--to csv")]
    [InlineData("INT", "out/flows.ndjson.zst", "--to json")]
    [InlineData("INT", "out/flows.parquet", "--to parquet --row-group-size 1")]
    [InlineData("INT", "out", "--to parquet --row-group-size 1 --partition hive")]
    [InlineData("KILL", "out/flows.ndjson", "")]
    [InlineData("KILL", "out/flows.csv.gz", "--to csv")]
    [InlineData("KILL", "out/flows.ndjson.zst", "--to json")]
    [InlineData("KILL", "out/flows.parquet", "--to parquet --row-group-size 1")]
    [InlineData("KILL", "out", "--to parquet --row-group-size 1 --partition hive")]
    public async Task Convert_SignalWhileWriting_LeavesNoPartialFileUnderAFinalName(string signal, string output, string options)
    {
        string[] inputs = Hashes();
        string[] arguments = ["convert", "in", "--threads", "2", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        for (int i = 0; i < 2; i++)
        {
            string[] left = Files(Leftover);
            using Process process = Tool.StartWaiting(
                [.. arguments.Select(a => a == "in" ? _folder["in"] : a), "-", "-o", _folder[output]]);
            Task feeding = FeedAsync(process);
            await GrowAsync(1 + _random.Next(1_000_000), others: left);
            await Task.Delay(_random.Next(200));
            Tool.Signal(process, signal);
            string error = await process.StandardError.ReadToEndAsync().WaitAsync(Tool.Limit);
            await process.WaitForExitAsync().WaitAsync(Tool.Limit);
            await feeding;
            Assert.Equal(signal == "INT" ? 130 : 137, process.ExitCode);
            Assert.Empty(FinalFiles());
            Assert.Equal(inputs, Hashes());
            if (signal == "KILL")
            {
                // What was left shows that the process was writing. Of two killed processes, the second has removed what the first left.
                Assert.Contains(Files(Leftover), f => f.EndsWith(".tmp", StringComparison.Ordinal));
                continue;
            }

            Assert.Empty(Files(Leftover));
            Assert.Contains("vpcflow: interrupted\n", error, StringComparison.Ordinal);
            Assert.Matches(
                @"(was not written|no file was added to .*)\n[012] of 3 inputs read to the end, with (0|60,000|120,000) records ", error);
        }

        ToolResult again = await Tool.RunAsync(new Tool.Run { Arguments = [.. arguments, "-o", output], Folder = _folder.Path });
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Empty(Files(Leftover));
        Assert.Equal(2 * Records, await CountAsync());
    }

    /// <summary>At a moment of its whole run, also when files are given their names: each that has its name is whole.</summary>
    [Theory]
    [InlineData("out/flows.ndjson.gz", "")]
    [InlineData("out", "--to parquet --file-size 1 --row-group-size 1 --partition hive-hour")]
    public async Task Convert_KilledAtAnyMoment_FilesWithFinalNamesAreWhole(string output, string options)
    {
        string[] arguments =
            ["convert", _folder["in"], "--force", "-o", _folder[output], .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        arguments = output == "out" ? [.. arguments.Where(a => a != "--force")] : arguments;
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await Tool.RunAsync(arguments)).ExitCode);
        int time = (int)clock.ElapsedMilliseconds;
        for (int i = 0; i < 6; i++)
        {
            using Process process = Tool.StartWaiting(arguments);
            await Task.Delay(time / 3 + _random.Next(time));
            Tool.Signal(process, "KILL");
            await process.WaitForExitAsync().WaitAsync(Tool.Limit);
            Assert.True(await CountAsync() >= 2 * Records);
        }

        int before = await CountAsync();
        Assert.Equal(0, (await Tool.RunAsync(arguments)).ExitCode);
        Assert.Equal(output == "out" ? before + (2 * Records) : 2 * Records, await CountAsync());
        Assert.Empty(Files(Leftover));
    }

    /// <summary>Two processes write to one folder: neither takes the file of the other for one that was left.</summary>
    [Fact]
    public async Task Convert_WhileAnotherWritesToTheFolder_LeavesItsFileAlone()
    {
        using Process first = Tool.StartWaiting("convert", "-", "-o", _folder["out/first.ndjson"]);
        await first.StandardInput.BaseStream.WriteAsync(Generated.Lines(FlowLogFormat.Parse(FlowLogFormats.V5), 10_000));
        await first.StandardInput.BaseStream.FlushAsync();
        await GrowAsync(1);
        Assert.Equal(0, (await Tool.RunAsync("convert", _folder["in"], "-o", _folder["out/second.ndjson"])).ExitCode);
        Assert.Single(Files(".vpcflow-output-*.tmp"));
        ToolResult result = await Tool.EndAsync(first, []);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["first.ndjson", "second.ndjson"], FinalFiles().Select(Path.GetFileName).Order());
        Assert.Equal(10_000 + (2 * Records), await CountAsync());
    }

    /// <summary>Writes records to the tool until it no longer reads them.</summary>
    private static async Task FeedAsync(Process process)
    {
        byte[] lines = Generated.Lines(FlowLogFormat.Parse(FlowLogFormats.V5), 20_000, seed: 3);
        try
        {
            while (true)
                await process.StandardInput.BaseStream.WriteAsync(lines);
        }
        catch (IOException)
        {
            // The tool has ended.
        }
    }

    /// <summary>Waits until what is being written has a length.</summary>
    /// <param name="length">The length.</param>
    /// <param name="others">What an earlier process has left.</param>
    private async Task GrowAsync(long length, params string[] others)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Tool.Limit; await Task.Delay(5))
        {
            if (Files(".vpcflow-*.tmp").Except(others).Sum(f => new FileInfo(f) is { Exists: true } file ? file.Length : 0) >= length)
                return;
        }

        Assert.Fail($"Nothing was written in {Tool.Limit}.");
    }

    private string[] Files(string pattern) => Directory.GetFiles(_folder["out"], pattern, SearchOption.AllDirectories);

    private string[] FinalFiles() => [.. Files("*").Where(f => !Path.GetFileName(f).StartsWith('.'))];

    private string[] Hashes()
        => [.. Directory.GetFiles(_folder["in"]).Order().Select(f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))))];

    /// <summary>Counts the records of all files with final names, each of which must be readable to its end.</summary>
    private async Task<int> CountAsync()
    {
        int count = 0;
        foreach (string[] files in FinalFiles().GroupBy(Path.GetExtension).Select(g => g.ToArray()))
            count += files[0].EndsWith(".parquet", StringComparison.Ordinal) ? await CountParquetAsync(files) : files.Sum(CountLines);
        return count;
    }

    private static async Task<int> CountParquetAsync(string[] files)
    {
        ToolResult result = await Tool.RunAsync(["convert", .. files, "--to", "csv", "--fields", "bytes"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Lines.Length - 1;
    }

    private static int CountLines(string file)
    {
        using Stream content = File.OpenRead(file);
        using Stream text = Path.GetExtension(file) switch
        {
            ".gz" => new GZipStream(content, CompressionMode.Decompress),
            ".zst" => new ZstdSharp.DecompressionStream(content),
            _ => content,
        };
        using var reader = new StreamReader(text);
        int lines = file.Contains(".csv", StringComparison.Ordinal) ? -1 : 0;
        while (reader.ReadLine() is not null)
            lines++;
        return lines;
    }
}
