using System.Diagnostics;

namespace VpcFlow.Query.Tests;

/// <summary>What <c>vpcflow query</c> refuses, and how it ends when it is not needed any more.</summary>
public sealed class QueryErrorTests : IDisposable
{
    /// <summary>A command that never ends to write records.</summary>
    private const string Endless = "yes '10.0.0.1 22 6' 2> /dev/null";

    private const string Lines = "srcaddr dstport protocol end\n10.0.0.1 22 6 1700000000\n";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public QueryErrorTests() => _folder.Write("flow.log", Lines);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SELEC 1", "vpcflow: Parser Error: syntax error at or near \"SELEC\"")]
    [InlineData("SELECT srcadr FROM flows", "Candidate bindings: \"srcaddr\"")]
    [InlineData("SELECT bytes FROM flows", "No input has the field bytes; --all-columns gives the table a column for each known field.")]
    [InlineData("SELECT max(end) FROM flows", "The column \"end\" has to be quoted, since END is a word of SQL.")]
    [InlineData("SELECT * FROM other", "Catalog Error: Table with name other does not exist!")]
    [InlineData("SELECT srcaddr::INTEGER FROM flows", "Conversion Error: Could not convert string '10.0.0.1' to INT32")]
    [InlineData("SELECT network('::1', 24, 200)", "200 is not a prefix length")]
    public async Task Query_ThatTheDatabaseRefuses_IsAUsageError(string sql, string message)
    {
        ToolResult result = await RunAsync(sql);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('flow.log')")]
    [InlineData("SELECT * FROM 'flow.log'")]
    [InlineData("COPY (SELECT * FROM flows) TO 'out.csv'")]
    [InlineData("ATTACH 'other.db'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("SELECT * FROM read_parquet('https://localhost:1/x.parquet')")]
    [InlineData("SET enable_external_access = true")]
    public async Task Query_ThatReachesForFilesOrANetwork_IsRefused(string sql)
    {
        ToolResult result = await RunAsync(sql);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("vpcflow: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(["flow.log"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Query_OfAMissingInput_AnswersForTheRest()
    {
        ToolResult result = await RunAsync("missing.log", "--to", "csv", "SELECT count(*) AS n FROM flows");
        Assert.Equal((3, "n\r\n1\r\n"), (result.ExitCode, result.Output));
        Assert.Contains("missing.log: no such file or directory", result.Error, StringComparison.Ordinal);
        result = await Tool.RunAsync(new Tool.Run { Arguments = ["query", "missing.log", "SELECT 1"], Folder = _folder.Path });
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
    }

    [Fact]
    public async Task Query_OfAFileOfAnotherKind_AnswersForTheRest()
    {
        _folder.Write("damaged.gz", TemporaryFolder.Gzip(Lines)[..^6]);
        ToolResult result = await RunAsync("damaged.gz", "--to", "csv", "SELECT count(*) AS n FROM flows");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("damaged.gz", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("n\r\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfAHeaderThatContradictsTheFormat_SaysSoOnce()
    {
        ToolResult result = await RunAsync("-f", "srcaddr protocol", "SELECT count(*) FROM flows");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("Omit --format to take the format from header lines.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("can't be read", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_ThatHasItsRows_StopsReading()
    {
        ToolResult result = await Tool.ShellAsync(
            $"{Endless} | $vpcflow query - -f 'srcaddr dstport protocol' --to csv 'SELECT dstport FROM flows LIMIT 3'");
        Assert.Equal((0, "dstport\r\n22\r\n22\r\n22\r\n"), (result.ExitCode, result.Output));
        Assert.Contains(" records, 0 rejected", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_IntoAClosedPipe_EndsQuietly()
    {
        ToolResult result = await Tool.ShellAsync(
            $"{Endless} | $vpcflow query - -f 'srcaddr dstport protocol' --to csv 'SELECT dstport FROM flows' | head -2");
        Assert.Equal((0, "dstport\r\n22\r\n", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task Query_OnATerminal_FitsIt()
    {
        _folder.Write("flow.log", $"interface-id bytes protocol\n{new string('x', 300)} 1 6\n");
        const string Query = "$vpcflow query -q flow.log 'SELECT interface_id, bytes FROM flows'";
        ToolResult result = await Tool.ShellAsync(
            $"TERM=xterm script -qec \"stty cols 80; {Query}\" /dev/null < /dev/null", _folder.Path);
        string[] lines = result.Output.Replace("\e[?1h\e=", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Equal(80, line.Length));
        Assert.Matches("^x{72}…  *1$", lines[1]);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Query_Interrupted_EndsWith130(string signal)
    {
        using Process process = Tool.StartWaiting("query", "-", "-f", "srcaddr protocol", "SELECT count(*) FROM flows");
        await process.StandardInput.WriteAsync(string.Concat(Enumerable.Repeat("10.0.0.1 6\n", 50_000)));
        await process.StandardInput.FlushAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        Tool.Signal(process, signal);
        await process.WaitForExitAsync().WaitAsync(s_limit);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync());
    }

    private Task<ToolResult> RunAsync(params string[] arguments)
        => Tool.RunAsync(new Tool.Run { Arguments = ["query", "flow.log", .. arguments], Folder = _folder.Path });
}
