using System.Text.Json.Nodes;

namespace VpcFlow.Cli.Tests;

/// <summary>--geoip-city, --geoip-asn and --names.</summary>
public sealed class EnrichmentTests : IDisposable
{
    private const string Line = "2 123456789010 eni-1 8.8.8.8 10.0.1.9 53 4711 17 1 76 1750000000 1750000059 ACCEPT OK\n";

    private readonly TemporaryFolder _folder = new();

    public EnrichmentTests()
    {
        _folder.Write("flow.log", Line);
        _folder.Write("city.mmdb", new MmdbWriter("city").Add("8.8.8.0/24", """{"country": {"iso_code": "US"}}""").ToArray());
        _folder.Write("asn.mmdb", new MmdbWriter("asn").Add("8.0.0.0/8", """{"autonomous_system_number": 15169}""").ToArray());
        _folder.Write("names.csv", "10.0.0.0/16,prod\n10.0.1.0/24,\"web, blue\"\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Convert_AllFiles_AddsWhatTheyKnow()
    {
        ToolResult result = await RunAsync("--geoip-city", "city.mmdb", "--geoip-asn", "asn.mmdb", "--names", "names.csv");
        Assert.Equal(0, result.ExitCode);
        JsonNode document = JsonNode.Parse(Assert.Single(result.Lines))!;
        Assert.Equal("""{"country_iso_code":"US"}""", document["source"]!["geo"]!.ToJsonString());
        Assert.Equal("""{"number":15169}""", document["source"]!["as"]!.ToJsonString());
        Assert.Equal("""{"destination":"web, blue"}""", document["aws"]!["vpcflow"]!["names"]!.ToJsonString());
        Assert.Null(document["destination"]!["geo"]);
    }

    [Theory]
    [InlineData("--geoip-city", "city.mmdb", "\"geo\"")]
    [InlineData("--geoip-asn", "asn.mmdb", "\"as\"")]
    [InlineData("--names", "names.csv", "\"names\"")]
    public async Task Convert_OneFile_AddsOnlyThat(string option, string file, string member)
    {
        ToolResult result = await RunAsync(option, file);
        Assert.Equal(0, result.ExitCode);
        foreach (string any in new[] { "\"geo\"", "\"as\"", "\"names\"" })
            Assert.Equal(any == member, result.Output.Contains(any, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--geoip-city none.mmdb", "--geoip-city: none.mmdb: no such file")]
    [InlineData("--geoip-city names.csv", "--geoip-city: names.csv: this is not a database in MaxMind's format")]
    [InlineData(
        "--geoip-city asn.mmdb",
        "--geoip-city: asn.mmdb: the database, of type 'asn', has no places, but autonomous_system_number;")]
    [InlineData(
        "--geoip-asn city.mmdb --names names.csv",
        "--geoip-asn: city.mmdb: the database, of type 'city', has no autonomous systems")]
    [InlineData("--names flow.log", "--names: flow.log: line 1: 1 columns; expected 2, a network and its name.")]
    [InlineData("--names names.csv --output names.csv --force", "names.csv: the file of --names would be overwritten by --output")]
    [InlineData("--geoip-city city.mmdb --rejects city.mmdb", "city.mmdb: the file of --geoip-city would be overwritten by --rejects")]
    [InlineData("--names names.csv --to parquet --output x.parquet", "--names applies only to --to ecs and bulk, not to --to parquet")]
    [InlineData("--geoip-city city.mmdb --to csv", "--geoip-city applies only to --to ecs and bulk, not to --to csv")]
    public async Task Convert_WrongFile_IsWrongUsage(string arguments, string message)
    {
        ToolResult result = await RunAsync(arguments.Split(' '));
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("10.0.0.0/16,prod", _folder.Read("names.csv"), StringComparison.Ordinal);
    }

    /// <summary>Damage that is found in use costs no document, but the run fails.</summary>
    [Fact]
    public async Task Convert_DamagedRecord_WritesDocumentsAndFails()
    {
        var database = new MmdbWriter("city");
        for (int i = 0; i < 300; i++)
            database.Add($"1.{i % 256}.{i / 256}.0/24", """{"country_code": "SE"}""");
        byte[] file = database.Add("8.8.8.0/24", """{"country_code": "US"}""").ToArray();

        // The last record is behind those that are checked at the start: a text of it becomes longer than the file.
        int text = file.AsSpan().LastIndexOf("country_code"u8);
        file[text - 1] = 0x5F;
        _folder.Write("city.mmdb", file);
        ToolResult result = await RunAsync("--geoip-city", "city.mmdb");
        Assert.Equal(3, result.ExitCode);
        Assert.DoesNotContain("\"geo\"", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Contains("city.mmdb: the database is damaged: the record of 8.8.8.8 can't be read", result.Error, StringComparison.Ordinal);
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["convert", "flow.log", .. arguments], Folder = _folder.Path });
}
