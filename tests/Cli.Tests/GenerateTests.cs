using System.Text;
using VpcFlow.Cli.Generating;

namespace VpcFlow.Cli.Tests;

public sealed class GenerateTests
{
    private static readonly FlowLogFormat s_v11 = FlowLogFormat.Parse(FlowLogFormats.V11);

    [Fact]
    public async Task Generate_WritesHeaderAndRecords()
    {
        ToolResult result = await Tool.RunAsync("generate", "--records", "25", "-f", "v5");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Equal(Samples.V5Header, result.Lines[0]);
        Assert.Equal(26, result.Lines.Length);
        Assert.All(result.Lines, line => Assert.Equal(29, line.Split(' ').Length));
    }

    [Fact]
    public async Task Generate_NoHeaderNoRecords_WritesNothing()
    {
        ToolResult result = await Tool.RunAsync("generate", "--records", "0", "--no-header");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Generate_SameSeed_GivesTheSameAsAlways()
    {
        ToolResult first = await Tool.RunAsync("generate", "--records", "300", "--seed", "2");
        ToolResult again = await Tool.RunAsync("generate", "--records", "300", "--seed", "2");
        ToolResult other = await Tool.RunAsync("generate", "--records", "300", "--seed", "3");
        Assert.Equal(first.Output, again.Output);
        Assert.NotEqual(first.Output, other.Output);

        // What it gave when the sample was made.
        string sample = await File.ReadAllTextAsync(Samples.File("vpc-flow-v2.log"));
        Assert.Equal(161, first.Lines.Zip(sample.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count());
    }

    [Fact]
    public async Task Generate_PipeIsClosed_EndsQuietlyAndAtOnce()
    {
        ToolResult result = await Tool.ShellAsync("{ $vpcflow generate --records 1000000000000; echo \"exit $?\" >&2; } | head -n 1");
        Assert.Equal("exit 0\n", result.Error);
        Assert.Equal([Samples.Header], result.Lines);
    }

    [Fact]
    public void RandomSource_KnownSeeds_GivePublishedNumbers()
    {
        // SplitMix64 from 0 begins E220A8397B1DCDAF, 6E789E6AA1B965F4, 06C45D188009454F, F88BB8A8724C81EC; xoshiro256** of that state begins as follows.
        var random = new RandomSource(0);
        Assert.Equal(0x99EC5F36CB75F2B4UL, random.NextUInt64());
        Assert.Equal(0xBF6E1F784956452AUL, random.NextUInt64());
    }

    [Fact]
    public void Generate_EveryPreset_CanBeReadWithoutRejections()
    {
        foreach (string name in FlowLogFormat.PresetNames)
        {
            FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format);
            using FlowLogRecords records = FlowLogParser.Create(format!).Parse(Generated.Lines(format!, 3000));
            while (records.MoveNext())
            {
            }

            Assert.Equal(new FlowLogSummary { Records = 3000, HeaderLines = 1, BytesRead = records.Summary.BytesRead }, records.Summary);
        }
    }

    [Fact]
    public void Generate_Shares_AreAsDocumented()
    {
        const int Count = 50_000;
        int idle = 0;
        int rejected = 0;
        int ipv6 = 0;
        foreach (string[] record in Records(s_v11, Count))
        {
            idle += Get(record, "log-status") == "NODATA" ? 1 : 0;
            rejected += Get(record, "action") == "REJECT" ? 1 : 0;
            ipv6 += Get(record, "srcaddr").Contains(':', StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.InRange(idle, Count * 0.008, Count * 0.012);
        Assert.InRange(rejected, Count * 0.09, Count * 0.11);
        Assert.InRange(ipv6, Count * 0.04, Count * 0.06);
    }

    [Fact]
    public void Generate_Values_GoTogether()
    {
        bool anyNextHop = false;
        bool anyNat = false;
        bool anyContainer = false;
        foreach (string[] record in Records(s_v11, 20_000))
        {
            Assert.DoesNotContain("", record);
            if (Get(record, "log-status") == "NODATA")
            {
                Assert.All(new[] { "srcaddr", "dstport", "protocol", "packets", "action", "tcp-flags", "type", "flow-direction" }, name => Assert.Equal("-", Get(record, name)));
                continue;
            }

            string protocol = Get(record, "protocol");
            Assert.Equal(Get(record, "srcaddr").Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4", Get(record, "type"));
            Assert.Equal(Get(record, "srcaddr").Contains(':', StringComparison.Ordinal), Get(record, "dstaddr").Contains(':', StringComparison.Ordinal));
            if (protocol != "6")
                Assert.Equal("0", Get(record, "tcp-flags"));
            if (protocol is not ("6" or "17"))
                Assert.Equal(("0", "0"), (Get(record, "srcport"), Get(record, "dstport")));
            Assert.Equal(Get(record, "flow-direction") == "egress", Get(record, "traffic-path") != "-");
            Assert.True(long.Parse(Get(record, "start"), null) <= long.Parse(Get(record, "end"), null));
            Assert.True(long.Parse(Get(record, "bytes"), null) >= 40 * long.Parse(Get(record, "packets"), null));
            anyNextHop |= Get(record, "next-hop-interface-id") != "-";
            anyNat |= Get(record, "srcaddr") != Get(record, "pkt-srcaddr");
            anyContainer |= Get(record, "ecs-task-arn").StartsWith("arn:aws:ecs:", StringComparison.Ordinal);
        }

        Assert.True(anyNextHop && anyNat && anyContainer);
    }

    [Fact]
    public void Generate_TransitGateway_HasTwoSides()
    {
        FlowLogFormat format = FlowLogFormat.Parse(FlowLogFormats.TransitGateway);
        string[] names = format.ToHeader().Split(' ');
        foreach (string[] record in Records(format, 5000))
        {
            string Value(string name) => record[Array.IndexOf(names, name)];
            Assert.Equal("TransitGateway", Value("resource-type"));
            if (Value("log-status") == "NODATA")
                continue;
            Assert.NotEqual(Value("tgw-attachment-id"), Value("tgw-pair-attachment-id"));
            Assert.NotEqual(Value("tgw-src-vpc-id"), Value("tgw-dst-vpc-id"));
            Assert.Equal(Value("srcaddr").Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4", Value("type"));
        }
    }

    private static IEnumerable<string[]> Records(FlowLogFormat format, int count)
        => Encoding.UTF8.GetString(Generated.Lines(format, count, seed: 7, withHeader: false)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '));

    private static string Get(string[] record, string name) => record[s_v11.IndexOf(FlowLogFieldInfo.Find(name)!.Field)];
}
