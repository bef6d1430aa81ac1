namespace VpcFlow.Cli.Tests;

/// <summary><c>ddl</c>; the statements themselves are tested beside the writer of Parquet, with DuckDB.</summary>
public sealed class DdlTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ddl_Format_HasItsColumns()
    {
        ToolResult result = await RunAsync(
            "ddl", "--engine", "spark", "-f", "srcaddr bytes", "--location", "s3://bucket/lake/", "--table", "t");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            "CREATE TABLE IF NOT EXISTS `t` (\n  `srcaddr` STRING,\n  `bytes` BIGINT\n)\nUSING PARQUET\nLOCATION 's3://bucket/lake/';\n",
            result.Output);
    }

    [Fact]
    public async Task Ddl_Folder_HasItsColumnsPartitionsAndValues()
    {
        _folder.Write("1.log", "account-id region bytes end\n000123456789 eu-west-1 5 1733306400\n");
        _folder.Write("2.log", "account-id packets end\n000123456780 5 1733306400\n");
        await RunAsync("convert", "1.log", "2.log", "--to", "parquet", "-o", "lake", "--partition", "hive");
        _folder.Write("lake/_SUCCESS", "");
        ToolResult result = await RunAsync("ddl", "lake", "--engine", "athena", "--location", "s3://bucket/lake");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith(
            "CREATE EXTERNAL TABLE IF NOT EXISTS `flow_logs` (\n  `account_id` string,\n  `packets` bigint,\n  `end` bigint,\n"
                + "  `region` string,\n  `bytes` bigint\n)\nPARTITIONED BY (\n  `aws_account_id` string,\n",
            result.Output,
            StringComparison.Ordinal);
        Assert.Contains("'projection.aws_account_id.values' = '000123456780,000123456789'", result.Output, StringComparison.Ordinal);
        Assert.Contains("'projection.aws_region.values' = '__HIVE_DEFAULT_PARTITION__,eu-west-1'", result.Output, StringComparison.Ordinal);
        Assert.Contains("'projection.year.range' = '2024,2029'", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hour", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ddl_FolderWithoutALocation_IsWhereTheEngineLooks()
    {
        await WriteAsync("lake/");
        ToolResult result = await RunAsync("ddl", "lake/", "--engine", "duckdb");
        Assert.Contains($"read_parquet('{_folder["lake"]}/**/*.parquet'", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name a folder with Parquet files, or pass the format with --format", "--engine", "duckdb")]
    [InlineData("name a folder with Parquet files, or pass the format with --format", "lake", "--engine", "duckdb", "-f", "v5")]
    [InlineData(
        "--partition has no effect with a folder, whose partitions are found out", "lake", "--engine", "duckdb", "--partition", "hive")]
    [InlineData("--location is needed: trino reads files of a bucket, such as s3://bucket/prefix/", "lake", "--engine", "trino")]
    [InlineData(
        "--location is needed: the folder with the files, or a URL such as s3://bucket/prefix/", "-f", "v5", "--engine", "spark")]
    [InlineData(
        "invalid value 'lake' for --location; expected a URL such as s3://bucket/prefix/",
        "lake",
        "--engine",
        "athena",
        "--location",
        "lake")]
    [InlineData(
        "mixed: some of the files are in partitions such as aws-account-id=…/year=…, and others are not, or not by hour; a table needs a "
            + "folder in which all files are divided in the same way",
        "mixed",
        "--engine",
        "duckdb")]
    public async Task Ddl_WrongUse_SaysWhatIsExpected(string message, params string[] arguments)
    {
        await WriteAsync("lake/");
        await WriteAsync("mixed/");
        await WriteAsync("mixed/", "--partition", "hive");
        ToolResult result = await RunAsync(["ddl", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"vpcflow: {message}\n", result.Error);
    }

    [Theory]
    [InlineData("invalid value 'a-b' for --table; expected letters, digits and underscores, not a digit first", "--table", "a-b")]
    [InlineData("invalid value 'mysql' for --engine; expected athena|trino|spark|duckdb|clickhouse", "--engine", "mysql")]
    public async Task Ddl_InvalidValue_IsRefused(string message, string option, string value)
    {
        string[] engine = option == "--engine" ? [] : ["--engine", "spark"];
        ToolResult result = await RunAsync(["ddl", "-f", "v5", "--location", "s3://bucket/", option, value, .. engine]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string folder, params string[] arguments)
    {
        _folder.Write("flow.log", Samples.Record);
        Assert.Equal(0, (await RunAsync(["convert", "flow.log", "--to", "parquet", "-o", folder, .. arguments])).ExitCode);
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = arguments, Folder = _folder.Path });
}
