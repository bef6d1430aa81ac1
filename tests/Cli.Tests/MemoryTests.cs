namespace VpcFlow.Cli.Tests;

public class MemoryTests
{
    /// <summary>
    /// The heap is limited to a tenth of the input and less than a fiftieth of the output; memory that grew with either would end the
    /// process.
    /// </summary>
    [Fact]
    public async Task Convert_LongInput_StaysWithinASmallHeap()
    {
        ToolResult result = await Tool.ShellAsync(
            "$vpcflow generate --records 3000000 | DOTNET_GCHeapHardLimit=0x2000000 $vpcflow convert - --threads 2 "
                + "| tail -c 200 && echo done");
        Assert.Contains("3,000,000 records, 0 rejected", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("}}\ndone\n", result.Output, StringComparison.Ordinal);
    }
}
