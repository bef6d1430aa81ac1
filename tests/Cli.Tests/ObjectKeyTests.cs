using System.Globalization;
using VpcFlow.Cli.Inputs;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Cli.Tests;

/// <summary>What paths of copied S3 objects say, and which files are selected by it.</summary>
public sealed class ObjectKeyTests
{
    private const string Name = "123456789010_vpcflowlogs_eu-west-1_fl-0123456789abcdef0_20241204T1220Z_aaaaaaaa.log.gz";
    private const string Daily = "/data/AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/12/04/";
    private const string Hive =
        "/data/AWSLogs/aws-account-id=123456789010/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2024/month=12/day=04/";

    [Theory]
    [InlineData(Daily + Name)]
    [InlineData(Daily + "12/" + Name)]
    [InlineData("/prefix/AWSLogs/o-abcdefghij/123456789010/vpcflowlogs/eu-west-1/2024/12/04/" + Name)]
    [InlineData(Hive + Name)]
    [InlineData(Hive + "hour=12/" + Name)]
    [InlineData("/moved/" + Name)]
    [InlineData(@"C:\AWSLogs\123456789010\vpcflowlogs\eu-west-1\2024\12\04\" + Name)]
    public void Parse_KeyWithAName_KnowsAllAndTheFiveMinutes(string path)
    {
        ObjectKey key = ObjectKey.Parse(path);
        Assert.Equal(("123456789010", "eu-west-1", "fl-0123456789abcdef0"), (key.Account, key.Region, key.FlowLogId));
        AssertTimes(key, "2024-12-04T11:20Z", "2024-12-04T13:25Z");
    }

    [Theory]
    [InlineData(Daily + "renamed.gz", "2024-12-03T23:00Z", "2024-12-05T01:00Z")]
    [InlineData(Daily + "12/renamed.gz", "2024-12-04T11:00Z", "2024-12-04T14:00Z")]
    [InlineData(Hive + "renamed.parquet", "2024-12-03T23:00Z", "2024-12-05T01:00Z")]
    [InlineData(Hive + "hour=00/renamed.parquet", "2024-12-03T23:00Z", "2024-12-04T02:00Z")]
    [InlineData(
        "/AWSLogs/aws-account-id=123456789010/service=vpcflowlogs/aws-region=eu-west-1/year=2024/month=12/day=04/tgw.log.gz",
        "2024-12-03T23:00Z",
        "2024-12-05T01:00Z")]
    public void Parse_KeyWithoutAName_KnowsTheFolder(string path, string earliest, string latest)
    {
        ObjectKey key = ObjectKey.Parse(path);
        Assert.Equal(("123456789010", "eu-west-1", null), (key.Account, key.Region, key.FlowLogId));
        AssertTimes(key, earliest, latest);
    }

    [Theory]
    [InlineData("/data/flow.log")]
    [InlineData("/data/2024/12/04/12/vpc-delivery-1-2024-12-04-12-00-00-0123abcd")]
    [InlineData("/data/year=2024/month=12/day=04/part-0.parquet")]
    [InlineData("/data/AWSLogs/123456789010/CloudTrail/eu-west-1/2024/12/04/x.json.gz")]
    [InlineData("vpcflowlogs")]
    public void Parse_OtherPath_KnowsNothing(string path)
        => Assert.Equal(new ObjectKey(null, null, null, null), ObjectKey.Parse(path));

    [Theory]
    [InlineData("/data/AWSLogs/123456789010/vpcflowlogs/eu-west-1/2024/13/04/x.gz")]
    [InlineData("/data/AWSLogs/123456789010/vpcflowlogs/eu-west-1/x.gz")]
    [InlineData("/data/AWSLogs/123456789010/vpcflowlogs/eu-west-1/2023/12/04/" + Name)]
    public void Parse_DateThatIsNoneOrContradicted_KnowsNoTimes(string path)
    {
        ObjectKey key = ObjectKey.Parse(path);
        Assert.Equal("123456789010", key.Account);
        Assert.Null(key.Times);
    }

    [Theory]
    [InlineData("2024-12-04T13:24Z", null, true)]
    [InlineData("2024-12-04T13:25Z", null, false)]
    [InlineData(null, "2024-12-04T11:20Z", false)]
    [InlineData(null, "2024-12-04T11:21Z", true)]
    [InlineData("2024-12-04T12:00Z", "2024-12-04T12:01Z", true)]
    [InlineData("2024-12-05T00:00Z", "2024-12-06T00:00Z", false)]
    public void Select_Times_KeepsWhatMayHaveRecordsOfThem(string? since, string? until, bool expected)
    {
        var selection = new InputSelection { Since = Time(since), Until = Time(until) };
        Assert.Equal(expected ? Selected.Yes : Selected.No, selection.Select(Daily + Name));
        Assert.Equal(Selected.Unknown, selection.Select("/data/flow.log"));
    }

    [Theory]
    [InlineData("123456789010", "eu-west-1", "fl-0123456789abcdef0", true)]
    [InlineData("210987654321", "eu-west-1", null, false)]
    [InlineData("123456789010", "us-east-1", null, false)]
    [InlineData(null, null, "fl-1", false)]
    public void Select_Names_ComparesEach(string? account, string? region, string? flowLogId, bool expected)
    {
        var selection = new InputSelection
        {
            Accounts = account is null ? [] : ["000000000000", account],
            Regions = region is null ? [] : [region],
            FlowLogIds = flowLogId is null ? [] : [flowLogId],
        };
        Assert.Equal(expected ? Selected.Yes : Selected.No, selection.Select(Daily + Name));
        Assert.Equal(Selected.Unknown, selection.Select("/data/flow.log"));
        Assert.Equal(Selected.Yes, selection.Select("-"));
    }

    private static void AssertTimes(ObjectKey key, string earliest, string latest)
        => Assert.Equal((Time(earliest), Time(latest)), (key.Times?.Earliest, key.Times?.Latest));

    private static DateTimeOffset? Time(string? text)
        => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
