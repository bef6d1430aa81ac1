using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.Versioning;

namespace VpcFlow.Cli.Tests;

/// <summary>The file of <c>-o</c>: written beside its place, moved there when complete, compressed by its extension.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputFileTests() => _folder.Write("flow.log", Samples.RecordOf("1"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_FileExists_IsRefusedWithoutForce()
    {
        _folder.Write("out", "of an earlier run");
        ToolResult refused = await ConvertAsync("-o", "out");
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("vpcflow: out: the file exists; use --force to replace it\n", refused.Error);
        Assert.Equal("of an earlier run", _folder.Read("out"));
        Assert.Equal(0, (await ConvertAsync("-o", "out", "--force")).ExitCode);
        Assert.Contains("\"1\"", _folder.Read("out"), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task Convert_FailureWithoutADocument_KeepsTheOldFile()
    {
        _folder.Write("flow.log", "Not a flow log.\n");
        _folder.Write("out", "of an earlier run");
        ToolResult result = await ConvertAsync("-o", "out", "--force");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("vpcflow: out was not written; the file is as it was\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("of an earlier run", _folder.Read("out"));
        Assert.Equal(1, (await ConvertAsync("-o", "new")).ExitCode);
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Convert_Replacing_KeepsPermissionsAndLinks()
    {
        _folder.Write("real/out", "of an earlier run");
        File.SetUnixFileMode(_folder["real/out"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(_folder["out"], _folder["real/out"]);
        Assert.Equal(0, (await ConvertAsync("-o", "out", "--force")).ExitCode);
        Assert.Contains("\"1\"", _folder.Read("real/out"), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["real/out"]));
        Assert.NotNull(new FileInfo(_folder["out"]).LinkTarget);
        Assert.Single(Directory.GetFiles(_folder["real"]));
    }

    [Theory]
    [InlineData("there", "this is a directory")]
    [InlineData("there/", "this is a directory")]
    [InlineData("none/", "this is the name of a directory")]
    public async Task Convert_ToADirectory_SaysWhatToWriteInstead(string output, string reason)
    {
        Directory.CreateDirectory(_folder["there"]);
        ToolResult result = await ConvertAsync("-o", output);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            $"vpcflow: {output}: {reason}; --output takes the name of one file, such as {output.TrimEnd('/')}/flows.ndjson\n",
            result.Error);
    }

    [Theory]
    [InlineData("out.ndjson.gz")]
    [InlineData("OUT.GZ")]
    [InlineData("out.zst")]
    public async Task Convert_ExtensionOfACompression_Compresses(string name)
    {
        _folder.Write("flow.log", string.Concat(Enumerable.Repeat(Samples.Record + "\n", 5000)));
        ToolResult plain = await ConvertAsync();
        ToolResult result = await ConvertAsync("-o", name);
        Assert.Equal(0, result.ExitCode);
        byte[] compressed = File.ReadAllBytes(_folder[name]);
        Assert.True(compressed.Length * 10 < plain.OutputBytes.Length);
        Assert.Equal(plain.OutputBytes, Decompress(name, compressed));
    }

    [Theory]
    [InlineData("out.gz")]
    [InlineData("out.zst")]
    public async Task Convert_NoRecord_WritesAValidEmptyFile(string name)
    {
        _folder.Write("flow.log", Samples.Header);
        await ConvertAsync("-o", name);
        byte[] compressed = File.ReadAllBytes(_folder[name]);
        Assert.NotEmpty(compressed);
        Assert.Empty(Decompress(name, compressed));
    }

    [Fact]
    public async Task Convert_FolderThatCanNotBeWritten_Exits4()
    {
        // On Linux, nobody may create a file there, not even root.
        ToolResult result = await ConvertAsync("-o", "/proc/out");
        Assert.Equal(4, result.ExitCode);
        Assert.StartsWith("vpcflow: /proc/out: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ccess to the path", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Could not find", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_FullDiskAtTheEndOfCompression_Exits4AndKeepsTheOldFile()
    {
        // All that is written of so little is written when the compressor ends. The limit is in blocks of 512 or 1024 bytes.
        _folder.Write("out.gz", "of an earlier run");
        ToolResult generated = await Tool.RunAsync("generate", "--records", "2000", "-f", "v5");
        _folder.Write("flow.log", generated.Output);
        ToolResult result = await Tool.ShellAsync(
            "trap '' XFSZ; ulimit -f 20; DOTNET_EnableWriteXorExecute=0 $vpcflow convert flow.log -o out.gz --force", _folder.Path);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains("vpcflow: out.gz: the file would be too large\n", result.Error, StringComparison.Ordinal);
        Assert.Equal("of an earlier run", _folder.Read("out.gz"));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task Convert_ToAPipe_WritesToIt()
    {
        using (Process pipe = Process.Start("mkfifo", _folder["pipe"]))
            await pipe.WaitForExitAsync();
        ToolResult result = await Tool.ShellAsync("cat pipe & $vpcflow convert flow.log -o pipe; wait", _folder.Path);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["1"], Samples.Interfaces(result));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    private static byte[] Decompress(string name, byte[] compressed)
    {
        using var input = new MemoryStream(compressed);
        using Stream content = name.EndsWith("zst", StringComparison.Ordinal)
            ? new ZstdSharp.DecompressionStream(input)
            : new GZipStream(input, CompressionMode.Decompress);
        using var output = new MemoryStream();
        content.CopyTo(output);
        return output.ToArray();
    }

    private Task<ToolResult> ConvertAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["convert", "flow.log", .. arguments], Folder = _folder.Path });
}
