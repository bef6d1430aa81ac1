namespace VpcFlow.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "vpcflow: missing command; expected alert, convert, ddl, detect, enqueue, fields, generate")]
    [InlineData("convrt", "vpcflow: unknown command 'convrt'; expected alert, convert, ddl, detect, enqueue, fields, generate")]
    [InlineData("convert", "vpcflow: Required argument 'INPUT' missing for command: 'convert'")]
    [InlineData("convert --bogus x.log", "vpcflow: unknown option '--bogus'")]
    [InlineData("convert x.log --to xml", "vpcflow: invalid value 'xml' for --to; expected ecs|json|ocsf|csv|bulk")]
    [InlineData("convert x.log --fields srcadr", "vpcflow: --fields: 'srcadr' is not a flow log field; did you mean 'srcaddr'?")]
    [InlineData("convert x.log --fields ,", "vpcflow: --fields: There is no field; expected names such as srcaddr, ")]
    [InlineData("convert x.log --to csv --ecs-version 8.0", "vpcflow: --ecs-version applies only to --to ecs and bulk, not to --to csv")]
    [InlineData("convert x.log --to json --namespace a", "vpcflow: --namespace applies only to --to ecs and bulk, not to --to json")]
    [InlineData("convert x.log --to ocsf --namespace a", "vpcflow: --namespace applies only to --to ecs and bulk, not to --to ocsf")]
    [InlineData("convert x.log --to json --source-fields", "vpcflow: --source-fields applies only to --to ecs and bulk, not to --to json")]
    [InlineData(
        "convert x.log --to csv --preserve-original",
        "vpcflow: --preserve-original applies only to --to ecs, json, ocsf and bulk, ")]
    [InlineData("convert x.log --to csv --names a.csv", "vpcflow: --names applies only to --to ecs and bulk, not to --to csv")]
    [InlineData("convert x.log --to json --geoip-city a.mmdb", "vpcflow: --geoip-city applies only to --to ecs and bulk, not to --to json")]
    [InlineData(
        "convert x.log --to csv --on-error document",
        "vpcflow: --on-error document applies only to --to ecs, json, ocsf and bulk, ")]
    [InlineData("convert x.log --on-error explode", "vpcflow: invalid value 'explode' for --on-error; expected skip|fail|document")]
    [InlineData("convert x.log --ecs-version 7", "vpcflow: invalid value '7' for --ecs-version; expected 8.11|8.0")]
    [InlineData("convert x.log --namespace A", "vpcflow: --namespace: 'A' is not a valid namespace for a data stream: expected ")]
    [InlineData("convert x.log -o", "vpcflow: Required argument missing for option: '-o'")]
    [InlineData("detect", "vpcflow: Required argument 'INPUT' missing for command: 'detect'")]
    [InlineData("detect --bogus a.log", "vpcflow: unknown option '--bogus'")]
    [InlineData(
        "help convrt",
        "vpcflow: unknown command 'convrt'; expected alert, convert, ddl, detect, enqueue, fields, generate, query, report, setup, ship, ")]
    [InlineData("query", "vpcflow: Required argument 'INPUT... SQL' missing for command: 'query'")]
    [InlineData("query x.log", "vpcflow: 'x.log' is the only argument; pass the inputs and then one SQL statement in quotes")]
    [InlineData("query x.log /", "vpcflow: the last argument, '/', is a file or folder; pass the inputs and then one SQL statement")]
    [InlineData("query --bogus x.log SELECT", "vpcflow: unknown option '--bogus'")]
    [InlineData("query x.log SELECT", "vpcflow: 'vpcflow query' needs vpcflow-query, which is neither beside this program nor on the path")]
    [InlineData("stats - --by srcaddr --follow", "vpcflow: --follow applies to files and folders, not to standard input")]
    [InlineData("stats x.log --by srcaddr --follow --to csv", "vpcflow: --follow applies only to --to table and json")]
    [InlineData("stats x.log --by srcaddr --interval 5s", "vpcflow: --interval applies only to --follow")]
    [InlineData("stats x.log --by srcaddr --follow --interval 0", "vpcflow: invalid value '0' for --interval; expected a duration ")]
    [InlineData("convert x.log --since 1.5.2024", "vpcflow: invalid value '1.5.2024' for --since; expected a time such as 2024-12-04, ")]
    [InlineData("convert x.log --since 20241204", "vpcflow: invalid value '20241204' for --since; expected a time such as 2024-12-04, ")]
    [InlineData(
        "convert x.log --since 2024-12-05 --until 2024-12-04",
        "vpcflow: --since 2024-12-05 00:00:00Z is not before --until 2024-12-04 00:00:00Z")]
    [InlineData("convert x.log --account 123", "vpcflow: invalid value '123' for --account; expected 12 digits")]
    [InlineData("convert x.log --region Ireland", "vpcflow: invalid value 'Ireland' for --region; expected a name such as us-east-1")]
    [InlineData("detect x.log --flow-log-id 7", "vpcflow: invalid value '7' for --flow-log-id; expected an id such as fl-")]
    [InlineData("enqueue bucket --queue http://x/q", "vpcflow: 'bucket' is not a bucket; expected a URL such as s3://bucket/AWSLogs/")]
    [InlineData("enqueue s3:// --queue http://x/q", "vpcflow: s3://: the name of the bucket is missing")]
    [InlineData("enqueue s3://b/", "vpcflow: Option '--queue' is required")]
    [InlineData("fields x", "vpcflow: Unrecognized command or argument 'x'")]
    [InlineData("generate", "vpcflow: Option '--records' is required")]
    [InlineData("generate --records x", "vpcflow: invalid value 'x' for --records; expected a whole number from 0 to ")]
    [InlineData("generate --records -1", "vpcflow: invalid value '-1' for --records; expected a whole number from 0 to ")]
    [InlineData("generate --records 1 --seed 1.5", "vpcflow: invalid value '1.5' for --seed; expected a whole number from 0 to ")]
    [InlineData(
        "generate --records 1 -f srcadr", "vpcflow: --format: At character 1: 'srcadr' is not a flow log field; did you mean 'srcaddr'?")]
    public async Task Run_WrongUsage_DescribesTheErrorAndExits2(string arguments, string message)
    {
        ToolResult result = await Tool.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("enqueue s3://b/ --queue q", "vpcflow: 'q' is not the URL of a queue; expected one such as https://sqs.")]
    [InlineData("enqueue s3://b/ --queue http://x/q.fifo", "vpcflow: http://x/q.fifo is a FIFO queue, which S3 sends no ")]
    [InlineData("enqueue s3://b/ --queue http://x/q --inventory i", "vpcflow: 'i' is not the URL of a manifest; expected ")]
    [InlineData("ship https://nonsense --to -", "vpcflow: https://nonsense: 'https://nonsense' is not the URL of a queue; ")]
    public async Task Run_WrongUrl_SaysWhatIsExpected(string arguments, string message)
    {
        ToolResult result = await Tool.RunAsync([.. arguments.Split(' '), "--state", _folder["state"]]);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_UnknownField_IsMarkedAndTheNearestNameOffered()
    {
        ToolResult result = await Tool.RunAsync(
            "convert", _folder.Write("flow.log", Samples.Record), "-f", "version srcadr ${bytes}", "-o", _folder["out"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(
            """
            vpcflow: --format: At character 9: 'srcadr' is not a flow log field; did you mean 'srcaddr'?
              version srcadr ${bytes}
                      ^^^^^^

            """,
            result.Error);
        Assert.False(File.Exists(_folder["out"]));
    }

    [Fact]
    public async Task Convert_UnknownFieldInALongFormat_ShowsThePartAroundIt()
    {
        string format = FlowLogFormats.V5.Replace("${instance-id}", "${instnce-id}", StringComparison.Ordinal);
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Record), "-f", format);
        string[] lines = result.Error.Split('\n');
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("did you mean 'instance-id'?", lines[0], StringComparison.Ordinal);
        Assert.InRange(lines[1].Length, 60, 120);
        int mark = lines[2].IndexOf('^', StringComparison.Ordinal);
        Assert.Equal("instnce-id", lines[1].Substring(mark, lines[2].Length - mark));
    }

    [Fact]
    public async Task Convert_UnknownPreset_NamesThePresets()
    {
        ToolResult result = await Tool.RunAsync("convert", _folder.Write("flow.log", Samples.Record), "-f", "v6");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Presets: default, v3, v4, v5, v7, v8, v9, v10, v11, tgw.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_PrintsVersionAndKernel()
    {
        ToolResult result = await Tool.RunAsync("--version");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches($@"^vpcflow \d+\.\d+\.\d+\nscan kernel: {FlowLogRuntime.KernelName}\nruntime: \.NET \d+", result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Version_KernelForcedByTheEnvironment_NamesIt()
    {
        ToolResult result = await Tool.ShellAsync(
            "VPCFLOW_KERNEL=scalar $vpcflow --version && VPCFLOW_KERNEL=no-such-kernel $vpcflow --version");
        Assert.Equal(
            ["scan kernel: scalar", $"scan kernel: {FlowLogRuntime.KernelName}"],
            result.Lines.Where(l => l.StartsWith("scan kernel", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--help", "vpcflow [command]", "convert <INPUT>", "Exit codes:")]
    [InlineData("convert --help", "--on-error <skip|fail|document>", "--rejects <FILE>", "Examples:")]
    [InlineData("detect -h", "detect <INPUT>", "standard input", "Examples:")]
    [InlineData("fields -?", "tab-separated", "", "")]
    [InlineData("help", "vpcflow [command]", "convert <INPUT>", "Exit codes:")]
    [InlineData("help convert", "--on-error <skip|fail|document>", "--rejects <FILE>", "Examples:")]
    [InlineData("generate --help", "--records <N>", "--no-header", "Examples:")]
    public async Task Help_ShowsUsage(string arguments, string first, string second, string third)
    {
        ToolResult result = await Tool.RunAsync(arguments.Split(' '));
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        foreach (string text in new[] { first, second, third })
            Assert.Contains(text, result.Output, StringComparison.Ordinal);
    }
}
