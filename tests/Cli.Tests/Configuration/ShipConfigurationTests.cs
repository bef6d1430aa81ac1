using VpcFlow.Pipeline.Tests.Fakes;

namespace VpcFlow.Cli.Tests.Configuration;

/// <summary><c>vpcflow ship --config</c> as a user runs it.</summary>
public sealed class ShipConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeCluster _cluster = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ship_Configuration_IsWhatItRunsBy()
    {
        await using var server = new ClusterServer(_cluster);
        string rejected = Samples.V5Record.Replace("ACCEPT", "REJECT", StringComparison.Ordinal);
        _folder.Write("flow.log", $"{Samples.V5Header}\n{Samples.V5Record}\n{rejected}\n");
        Configure(server, "\"Where\": \"action = REJECT\",");
        ToolResult result = await ShipAsync("", "--config vpcflow.json");
        Assert.True(result.ExitCode == 0, result.Error);
        (string place, string document) = Assert.Single(_cluster.Documents);
        Assert.StartsWith("logs-aws.vpcflow-file/", place, StringComparison.Ordinal);
        Assert.Contains("REJECT", document, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_folder["kept"]));
    }

    [Fact]
    public async Task Ship_OptionsOverVariablesOverTheFile_TheTopmostCounts()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", Samples.Record);
        Configure(server, "\"Where\": \"srcaddr = 255.255.255.255\",");
        string variables = "VPCFLOW__SINKS__ELASTICSEARCH__NAMESPACE=variable VPCFLOW__WHERE='bytes >= 0'";
        Assert.Equal(0, (await ShipAsync(variables, "--config vpcflow.json")).ExitCode);
        Assert.StartsWith("logs-aws.vpcflow-variable/", Assert.Single(_cluster.Documents).Key, StringComparison.Ordinal);
        Assert.Equal(0, (await ShipAsync(variables, "--config vpcflow.json --namespace option")).ExitCode);
        Assert.Contains(_cluster.Documents.Keys, k => k.StartsWith("logs-aws.vpcflow-option/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ship_Fields_AreAllThatDocumentsHave()
    {
        await using var server = new ClusterServer(_cluster);
        _folder.Write("flow.log", Samples.Record);
        Configure(server, "");
        ToolResult result = await ShipAsync("", "--config vpcflow.json --fields srcaddr,dstaddr,end");
        Assert.True(result.ExitCode == 0, result.Error);
        string document = Assert.Single(_cluster.Documents).Value;
        Assert.Contains("\"source\":", document, StringComparison.Ordinal);
        Assert.DoesNotContain("interface_id", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "http://x", "", "there is no source: give one, such as s3://bucket/AWSLogs/")]
    [InlineData("flow.log", "", "", "there is no sink: give one by --to")]
    [InlineData("flow.log", "ftp://x", "", "Sinks:Elasticsearch:0:Hosts: 'ftp://x' is not a URL")]
    [InlineData("flow.log", "http://x", "\"Where\": \"nothing = 1\"", "Where: ")]
    [InlineData("flow.log", "http://x", "\"Formats\": [\"v5\", \"x\"]", "Formats: ")]
    [InlineData("flow.log", "http://x", "\"Fields\": \"srcaddr,x\"", "Fields: ")]
    [InlineData("flow.log", "http://x", "\"Select\": { \"Accounts\": [\"12\"] }", "Select:Accounts: found \"12\"; expected 12 digits")]
    [InlineData("flow.log", "http://x", "\"Enrich\": { \"Names\": { \"File\": \"none.csv\" } }", "Enrich:Names:File: none.csv")]
    [InlineData("flow.log", "http://x\", \"http://y\"], \"CloudId\": \"i", "", "Sinks:Elasticsearch:0: expected Hosts or CloudId")]
    [InlineData("flow.log", "http://x\"], \"Namespace\": [\"A B", "", "found a list; expected text")]
    public async Task Ship_WrongConfiguration_Exits2WithThePathOfTheSetting(string file, string host, string more, string expected)
    {
        _folder.Write("flow.log", Samples.Record);
        string source = file.Length == 0 ? "" : $"\"Source\": {{ \"Files\": {{ \"Paths\": \"{file}\" }} }},";
        string hosts = host.Contains("CloudId", StringComparison.Ordinal) ? $"[\"{host}\"" : $"[\"{host}\"]";
        string sinks = host.Length == 0 ? "" : $"\"Sinks\": {{ \"Elasticsearch\": {{ \"Hosts\": {hosts} }} }},";
        _folder.Write("vpcflow.json", $"{{ {source} {sinks} {more} }}");
        ToolResult result = await ShipAsync("", "--config vpcflow.json --state state");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ship_NoSuchConfiguration_Exits2()
    {
        ToolResult result = await ShipAsync("", "--config none.json");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--config: none.json: no such file or directory", result.Error, StringComparison.Ordinal);
    }

    private void Configure(ClusterServer server, string more) => _folder.Write("vpcflow.json", $$"""
        {
          {{more}}
          "Source": { "Files": { "Paths": "flow.log" } },
          "Sinks": { "Elasticsearch": { "Hosts": ["{{server.Url}}"], "Namespace": "file" } },
          "State": "kept", // relative to the working directory
        }
        """);

    private Task<ToolResult> ShipAsync(string variables, string arguments)
        => Tool.ShellAsync($"{variables} $vpcflow ship {arguments}", _folder.Path);
}
