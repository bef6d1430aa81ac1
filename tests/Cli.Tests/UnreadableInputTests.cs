namespace VpcFlow.Cli.Tests;

/// <summary>
/// All verbs agree: exit code 3 and a message with the name if an input is not there or can't be read, 1 if it has no record.
/// </summary>
public sealed class UnreadableInputTests : IDisposable
{
    /// <summary>The user root may read everything, unless the process gives that up.</summary>
    private const string Unprivileged =
        "$(test $(id -u) != 0 || echo setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search)";

    private readonly TemporaryFolder _folder = new();

    public UnreadableInputTests()
    {
        _folder.Write("good.log", Samples.Record);
        _folder.Write("secret.log", Samples.Record);
        _folder.Write("secret/flow.log", Samples.Record);
        _folder.Write("other/readme.txt", "Not a flow log.\n");
        _folder.Write("image/picture.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]);
        Directory.CreateDirectory(_folder["empty"]);
    }

    public static TheoryData<string> Verbs => new()
    {
        "alert --once --rule host-sweep",
        "convert",
        "detect",
        "report",
        "ship --state state --to out --dry-run",
        "ship --state state --to out --log text",
        "stats --by srcaddr",
    };

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder["secret"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_InputThatIsNotThere_Exits3(string verb)
    {
        await CheckAsync(verb, "none.log", 3, "vpcflow: none.log: no such file or directory\n");
        await CheckAsync(verb, "good.log none.log", 3, "vpcflow: none.log: no such file or directory\n");
        await CheckAsync(verb, "'none/*.log'", 3, "vpcflow: none/*.log: no files match\n");
        await CheckAsync(verb, "empty", 3, "vpcflow: empty: the folder contains no files to read\n");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Verb_InputThatMayNotBeRead_Exits3(string verb)
    {
        if (verb.EndsWith("--dry-run", StringComparison.Ordinal))
            return;
        File.SetUnixFileMode(_folder["secret.log"], UnixFileMode.None);
        File.SetUnixFileMode(_folder["secret"], UnixFileMode.None);
        await CheckAsync(verb, "secret.log", 3, "secret.log: permission denied\n");
        await CheckAsync(verb, "good.log secret.log", 3, "secret.log: permission denied\n");
        await CheckAsync(verb, "secret", 3, "vpcflow: secret: permission denied\n");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Verb_FolderWithoutAFlowLog_ExitsAsForAFile(string verb)
    {
        if (verb.EndsWith("--dry-run", StringComparison.Ordinal))
            return;
        await CheckAsync(verb, "other", 1, "vpcflow: other: no record in 1 file\n");
        await CheckAsync(verb, "image", 3, "vpcflow: image: the folder contains no flow log\n");
        await CheckAsync(verb, "good.log other", 1, "vpcflow: other: no record in 1 file\n");
    }

    /// <summary>What was delivered of a folder before is a flow log: what is new beside it need not be one.</summary>
    [Fact]
    public async Task Ship_FolderOfKnownFilesWithAnother_Exits0()
    {
        const string Ship = "$vpcflow ship logs --state state --to out";
        _folder.Write("logs/flow.log", Samples.Record);
        Assert.Equal(0, (await Tool.ShellAsync(Ship, _folder.Path)).ExitCode);
        _folder.Write("logs/readme.txt", "Not a flow log.\n");
        ToolResult second = await Tool.ShellAsync(Ship, _folder.Path);
        Assert.True(second.ExitCode == 0, second.Error);
    }

    [Theory]
    [InlineData("none", "none: no such directory; name a folder with Parquet files, or pass the format with --format")]
    [InlineData("good.log", "good.log: this is not a folder; name a folder with Parquet files, or pass the format with --format")]
    [InlineData("empty", "empty: the folder has no Parquet file with records of flow logs")]
    [InlineData("other", "other: the folder has no Parquet file with records of flow logs")]
    public Task Ddl_FolderThatHasNothing_Exits3(string folder, string message)
        => CheckAsync("ddl --engine duckdb", folder, 3, $"vpcflow: {message}\n");

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public Task Ddl_FolderThatMayNotBeRead_Exits3()
    {
        File.SetUnixFileMode(_folder["secret"], UnixFileMode.None);
        return CheckAsync("ddl --engine duckdb", "secret", 3, "vpcflow: secret: permission denied\n");
    }

    private async Task CheckAsync(string verb, string inputs, int exitCode, string message)
    {
        ToolResult result = await Tool.ShellAsync($"rm -rf state out; {Unprivileged} $vpcflow {verb} {inputs}", _folder.Path);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.True(exitCode == result.ExitCode, $"{verb} {inputs} ended with {result.ExitCode}: {result.Error}");
    }
}
