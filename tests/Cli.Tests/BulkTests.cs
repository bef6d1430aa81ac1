using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace VpcFlow.Cli.Tests;

/// <summary><c>convert --to bulk</c>: an action with an id before each document.</summary>
public sealed class BulkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_ToBulk_HasAnActionBeforeEachDocument()
    {
        string text = $"{Samples.RecordOf("1")}\n{Samples.RecordOf("2")}\n";
        _folder.Write("flow.log", text);
        ToolResult bulk = await RunAsync("convert", "flow.log", "--to", "bulk");
        ToolResult documents = await RunAsync("convert", "flow.log");
        Assert.Equal(0, bulk.ExitCode);
        string prefix = Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(_folder["flow.log"])), 0, 15)
            .Replace('+', '-').Replace('/', '_');
        int second = Samples.RecordOf("1").Length + 1;
        Assert.Equal(
            [
                $$$"""{"create":{"_id":"{{{prefix}}}-00000000"}}""",
                documents.Lines[0],
                $$$"""{"create":{"_id":"{{{prefix}}}-{{{second:x8}}}"}}""",
                documents.Lines[1],
            ],
            bulk.Lines);
    }

    /// <summary>The same file by another name, in a folder, by a pipe, with several threads: the same ids.</summary>
    [Fact]
    public async Task Convert_ToBulkHoweverItIsRead_HasTheSameIds()
    {
        string text = string.Concat(Enumerable.Range(0, 9000).Select(i => Samples.RecordOf($"eni-{i}") + "\n"));
        _folder.WriteGzip("a.log.gz", text);
        _folder.WriteGzip("other/b.log.gz", text);
        string[] expected = Ids(await RunAsync("convert", "a.log.gz", "--to", "bulk", "--threads", "1"));
        Assert.Equal(9000, expected.Distinct().Count());
        Assert.Equal(expected, Ids(await RunAsync("convert", "other", "--to", "bulk", "--threads", "4")));
        ToolResult piped = await Tool.RunAsync(new Tool.Run
        {
            Arguments = ["convert", "-", "--to", "bulk"],
            Input = File.ReadAllBytes(_folder["a.log.gz"]),
        });
        Assert.Equal(expected, Ids(piped));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task Convert_Compress_CompressesWhateverTheName(string method)
    {
        _folder.Write("flow.log", Samples.Record);
        ToolResult plain = await RunAsync("convert", "flow.log");
        ToolResult toPipe = await RunAsync("convert", "flow.log", "--compress", method);
        ToolResult toFile = await RunAsync("convert", "flow.log", "--compress", method, "-o", "out.ndjson");
        Assert.Equal((0, 0), (toPipe.ExitCode, toFile.ExitCode));
        Assert.Equal(plain.Output, Inflate(toPipe.OutputBytes, method));
        Assert.Equal(plain.Output, Inflate(File.ReadAllBytes(_folder["out.ndjson"]), method));
    }

    [Fact]
    public async Task Convert_CompressNone_LeavesTheExtensionUnheard()
    {
        _folder.Write("flow.log", Samples.Record);
        await RunAsync("convert", "flow.log", "--compress", "none", "-o", "out.gz");
        Assert.StartsWith("{\"@timestamp\"", _folder.Read("out.gz"), StringComparison.Ordinal);
    }

    private static string[] Ids(ToolResult result) =>
    [
        .. result.Lines.Where((_, i) => i % 2 == 0).Select(
            l => JsonDocument.Parse(l).RootElement.GetProperty("create").GetProperty("_id").GetString()!),
    ];

    private static string Inflate(byte[] data, string method)
    {
        using var input = new MemoryStream(data);
        using Stream inflated = method == "gzip"
            ? new GZipStream(input, CompressionMode.Decompress)
            : new ZstdSharp.DecompressionStream(input);
        return new StreamReader(inflated).ReadToEnd();
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
}
