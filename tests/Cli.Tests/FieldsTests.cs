namespace VpcFlow.Cli.Tests;

public sealed class FieldsTests
{
    [Fact]
    public async Task Fields_InAPipe_AreTabSeparated()
    {
        ToolResult result = await Tool.RunAsync("fields");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("name\tproperty\tversion\tscope\tkind\tecs", result.Lines[0]);
        Assert.Equal(FlowLogFieldInfo.All.Select(f => f.Name), result.Lines[1..].Select(l => l.Split('\t')[0]));
        Assert.All(result.Lines, line => Assert.Equal(6, line.Split('\t').Length));
        Assert.Contains("srcaddr\tSourceAddress\t2\tboth\taddress\tsource.address, source.ip, network.type, related.ip[0]", result.Lines);
        Assert.Contains("tcp-flags\tTcpFlags\t3\tboth\ttcp-flags\taws.vpcflow.tcp_flags:string, aws.vpcflow.tcp_flags_array", result.Lines);
        Assert.Contains("tgw-id\tTransitGatewayId\t6\ttgw\ttext\taws.vpcflow.tgw_id", result.Lines);
    }

    [Fact]
    public async Task Fields_Always_NameEveryKind()
    {
        ToolResult result = await Tool.RunAsync("fields");
        IEnumerable<string> kinds = result.Lines[1..].Select(l => l.Split('\t')[4].Replace("-", "", StringComparison.Ordinal)).Distinct();
        IEnumerable<string> names = Enum.GetNames<FlowLogFieldKind>().Select(n => n.ToLowerInvariant());
        Assert.Equal(names.Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fields_DiskFull_Exits4()
    {
        ToolResult result = await Tool.ShellAsync("$vpcflow fields > /dev/full");
        Assert.Equal(4, result.ExitCode);
    }
}
