using System.Globalization;
using System.Text;
using VpcFlow.Cli.Generating;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

public class FolderTests
{
    private const string Header = "account-id region start end bytes\n";

    private static readonly ParquetFolderOptions s_daily = new() { Partitions = ParquetPartitions.Daily };

    [Fact]
    public async Task Write_Hourly_FoldersAreNamedAsThoseOfAws()
    {
        using var folder = new WrittenFolder();

        // 2024-12-04T09:59:59Z and 2024-12-04T10:00:00Z.
        ParquetFolderSummary summary = await folder.AddAsync(
            Header + "000123456789 eu-west-1 1733306000 1733306399 1\n000123456789 eu-west-1 1733306000 1733306400 2\n",
            new ParquetFolderOptions { Partitions = ParquetPartitions.Hourly });
        const string Day = "aws-account-id=000123456789/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2024/month=12/day=04/";
        Assert.Equal([Day + "hour=09", Day + "hour=10"], folder.Folders);
        Assert.Equal((2, 2, 0, 0), (summary.Files, summary.Rows, summary.UnplacedRows, summary.EarlyFiles));
        Assert.Equal(folder.Files.Sum(f => new FileInfo(Path.Combine(folder.Root, f)).Length), summary.Bytes);
        Assert.Matches("^vpcflow-[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}-00001.parquet$", Path.GetFileName(folder.Files[0]));
    }

    [Theory]
    [InlineData("123456789012 eu-west-1 - 1733306399 1", "year=2024/month=12/day=04")]
    [InlineData("123456789012 eu-west-1 1733306399 - 1", "year=2024/month=12/day=04")]
    [InlineData("123456789012 eu-west-1 1733270399999 1733270400000 1", "year=2024/month=12/day=04")]
    [InlineData("123456789012 eu-west-1 1733270399 1733270399 1", "year=2024/month=12/day=03")]
    public async Task Write_Daily_TimeIsTheEndOrElseTheStart(string line, string day)
    {
        using var folder = new WrittenFolder();
        Assert.Equal(0, (await folder.AddAsync(Header + line + "\n", s_daily)).UnplacedRows);
        Assert.Equal(["aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-west-1/" + day], folder.Folders);
    }

    [Theory]
    [InlineData("- eu-west-1 - 1733306399 1", "__HIVE_DEFAULT_PARTITION__", "eu-west-1", true)]
    [InlineData("../../../../out2 eu-west-1 - 1733306399 1", "__HIVE_DEFAULT_PARTITION__", "eu-west-1", true)]
    [InlineData("12345678901/ eu-west-1 - 1733306399 1", "__HIVE_DEFAULT_PARTITION__", "eu-west-1", true)]
    [InlineData("1234567890123 eu-west-1 - 1733306399 1", "__HIVE_DEFAULT_PARTITION__", "eu-west-1", true)]
    [InlineData("unknown eu-west-1 - 1733306399 1", "unknown", "eu-west-1", false)]
    [InlineData("123456789012 - - 1733306399 1", "123456789012", "__HIVE_DEFAULT_PARTITION__", true)]
    [InlineData("123456789012 .. - 1733306399 1", "123456789012", "__HIVE_DEFAULT_PARTITION__", true)]
    [InlineData("123456789012 a/../../../../../../../out2 - 1733306399 1", "123456789012", "__HIVE_DEFAULT_PARTITION__", true)]
    [InlineData("123456789012 EU-WEST-1 - 1733306399 1", "123456789012", "__HIVE_DEFAULT_PARTITION__", true)]
    [InlineData("123456789012 a2345678901234567890123456789012 - 1733306399 1", "123456789012", "a2345678901234567890123456789012", false)]
    [InlineData("123456789012 a23456789012345678901234567890123 - 1733306399 1", "123456789012", "__HIVE_DEFAULT_PARTITION__", true)]
    public async Task Write_NamesFromTheLog_StayInTheFolder(string line, string account, string region, bool isUnplaced)
    {
        using var folder = new WrittenFolder();
        ParquetFolderSummary summary = await folder.AddAsync(Header + line + "\n", s_daily);
        Assert.Equal([$"aws-account-id={account}/aws-service=vpcflowlogs/aws-region={region}/year=2024/month=12/day=04"], folder.Folders);
        Assert.Equal(isUnplaced ? 1 : 0, summary.UnplacedRows);
        Assert.Equal(Header + line + "\n", await folder.ReadAsync(folder.Files[0]));
    }

    [Fact]
    public async Task Write_NoTime_IsInTheDefaultPartition()
    {
        using var folder = new WrittenFolder();
        ParquetFolderSummary summary = await folder.AddAsync(
            Header + "123456789012 eu-west-1 - - 1\n", new ParquetFolderOptions { Partitions = ParquetPartitions.Hourly });
        Assert.EndsWith(
            "year=__HIVE_DEFAULT_PARTITION__/month=__HIVE_DEFAULT_PARTITION__/day=__HIVE_DEFAULT_PARTITION__/"
                + "hour=__HIVE_DEFAULT_PARTITION__",
            folder.Folders.Single(),
            StringComparison.Ordinal);
        Assert.Equal(1, summary.UnplacedRows);
    }

    [Fact]
    public async Task Write_AccountAndRegionOfTheSource_AreUsedWhereRecordsLackThem()
    {
        using var folder = new WrittenFolder();
        await folder.AddAsync(Header + "- eu-west-1 1 1 1\n123456789012 - 1 1 1\n", s_daily, "000000000001", "us-east-1");
        Assert.Equal(
            ["aws-account-id=000000000001/aws-service=vpcflowlogs/aws-region=eu-west-1/year=1970/month=01/day=01",
                "aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=us-east-1/year=1970/month=01/day=01"],
            folder.Folders);
    }

    [Fact]
    public async Task Write_Traffic_DuckDbReadsPartitionsBack()
    {
        using var folder = new WrittenFolder();
        string text = Generate(20_000, out string[] lines);
        ParquetFolderSummary summary = await folder.AddAsync(
            text, new ParquetFolderOptions { Partitions = ParquetPartitions.Hourly, RowGroupSize = 64 << 10, FileSize = 64 << 10 });
        Assert.Equal(20_000, summary.Rows);

        string[] names = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(' ');
        string Field(string line, string name) => line.Split(' ')[Array.IndexOf(names, name)];
        IEnumerable<string> expected = lines
            .GroupBy(l => (Account: Field(l, "account-id"), Region: Field(l, "region"), Hour: Hour(Field(l, "end"))))
            .Select(g => $"{g.Key.Account} {g.Key.Region} {g.Key.Hour} {g.Count()} {g.Sum(l => Number(Field(l, "bytes")))}");
        string?[][] rows = DuckDbQuery.Rows(
            "SELECT \"aws-account-id\", \"aws-region\", year || month || day || hour, count(*), coalesce(sum(bytes), 0) "
                + $"FROM read_parquet('{folder.Pattern}', hive_partitioning = true, hive_types_autocast = false) GROUP BY ALL");
        Assert.Equal(expected.Order(), rows.Select(r => string.Join(' ', r)).Order());
        Assert.Equal(lines.Order(), (await AllLinesAsync(folder)).Order());
    }

    [Fact]
    public async Task Write_RowGroups_AreSortedByEnd()
    {
        using var folder = new WrittenFolder();
        Generate(20_000, out string[] lines);
        new Random(7).Shuffle(lines);
        string header = FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader();
        string text = header + "\n" + string.Concat(lines.Select(l => l + "\n"));
        await folder.AddAsync(text, new ParquetFolderOptions { RowGroupSize = 64 << 10 });
        int end = Array.IndexOf(header.Split(' '), "end");
        int groups = 0;
        string file = Path.Combine(folder.Root, folder.Files.Single());
        string[] written = [.. await AllLinesAsync(folder)];
        int start = 0;
        foreach (string?[] group in DuckDbQuery.Rows(
            $"SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata('{file}') ORDER BY row_group_id"))
        {
            int count = int.Parse(group[1]!, CultureInfo.InvariantCulture);
            long[] times = [.. written.Skip(start).Take(count).Select(l => l.Split(' ')[end]).Select(t => t == "-" ? -1 : Number(t))];
            Assert.Equal(times.Order(), times);
            start += count;
            groups++;
        }

        Assert.InRange(groups, 3, 1000);
        Assert.Equal(lines.Order(), written.Order());
    }

    [Fact]
    public async Task Write_SameTimes_KeepTheirOrder()
    {
        using var folder = new WrittenFolder();
        await folder.AddAsync("start end bytes\n1 9 1\n1 5 2\n1 - 3\n1 9 4\n1 5000000 5\n1 - 6\n1 5 7\n");
        Assert.Equal("start end bytes\n1 - 3\n1 - 6\n1 5 2\n1 5 7\n1 9 1\n1 9 4\n1 5000000 5\n", await folder.ReadAsync(folder.Files[0]));
    }

    [Fact]
    public async Task Write_FileSize_BeginsAnotherFile()
    {
        using var folder = new WrittenFolder();
        var options = new ParquetFolderOptions { RowGroupSize = 64 << 10, FileSize = 128 << 10, Codec = ParquetCodec.None };
        ParquetFolderSummary summary = await folder.AddAsync(Generate(30_000, out _), options);
        long[] sizes = [.. folder.Files.Select(f => new FileInfo(Path.Combine(folder.Root, f)).Length)];
        Assert.Equal(sizes.Length, summary.Files);
        Assert.InRange(sizes.Length, 3, 100);
        Assert.All(sizes[..^1], size => Assert.InRange(size, 128 << 10, 512 << 10));
    }

    [Fact]
    public async Task Write_MoreFilesThanMayBeOpen_EndsThoseThatWaitedLongest()
    {
        using var folder = new WrittenFolder();
        string[] lines = [.. Enumerable.Range(0, 1000).Select(i => $"00000000000{i % 5} eu-west-1 1 1 {i}")];
        ParquetFolderSummary summary = await folder.AddAsync(
            Header + string.Join('\n', lines), new ParquetFolderOptions { Partitions = ParquetPartitions.Daily, MaxOpenFiles = 3 });

        // Every record opens a file, and from the fourth one on closes another.
        Assert.Equal((1000, 997), (summary.Files, summary.EarlyFiles));
        Assert.Equal(5, folder.Folders.Length);
        Assert.Equal(lines.Order(), (await AllLinesAsync(folder)).Order());
    }

    [Fact]
    public async Task Write_SeveralFormats_HaveFilesOfTheirOwn()
    {
        const string Text = "account-id bytes end\n123456789012 5 1\nend packets bytes account-id\n1 2 3 123456789012\n"
            + "end account-id bytes\n1 123456789012 7\n";
        using var folder = new WrittenFolder();
        await folder.AddAsync(Text, s_daily, region: "eu-west-1");
        Assert.Single(folder.Folders);
        Assert.Equal("account-id bytes end\n123456789012 5 1\n123456789012 7 1\n", await folder.ReadAsync(folder.Files[0]));
        Assert.Equal("end packets bytes account-id\n1 2 3 123456789012\n", await folder.ReadAsync(folder.Files[1]));

        using var projected = new WrittenFolder();
        await projected.AddAsync(Text, new ParquetFolderOptions { Fields = [FlowLogField.Bytes, FlowLogField.Packets, FlowLogField.End] });
        Assert.Equal("bytes packets end\n5 - 1\n3 2 1\n7 - 1\n", await projected.ReadAsync(projected.Files.Single()));
    }

    [Fact]
    public async Task Complete_SecondRun_AddsFiles()
    {
        using var folder = new WrittenFolder();
        await folder.AddAsync("bytes packets\n1 2\n");
        string before = folder.Files.Single();
        await folder.AppendAsync("bytes packets\n3 4\n");
        Assert.Equal(2, folder.Files.Length);
        Assert.Contains(before, folder.Files);
    }

    private static async Task<List<string>> AllLinesAsync(WrittenFolder folder)
    {
        var lines = new List<string>();
        foreach (string file in folder.Files)
            lines.AddRange((await folder.ReadAsync(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        return lines;
    }

    private static string Generate(int records, out string[] lines)
    {
        var text = new MemoryStream();
        LogGenerator.Write(text, records, FlowLogFormat.Parse(FlowLogFormats.V5), seed: 5, withHeader: true);
        string all = Encoding.ASCII.GetString(text.ToArray());
        lines = all.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        return all;
    }

    private static long Number(string text) => text == "-" ? 0 : long.Parse(text, CultureInfo.InvariantCulture);

    private static string Hour(string end)
        => DateTimeOffset.FromUnixTimeSeconds(Number(end)).UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}
