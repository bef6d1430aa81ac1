using System.Xml.Linq;

namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>The file of the Windows service.</summary>
public sealed class WindowsServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Service_StartsShipWithArgumentsThatItUnderstands()
    {
        XElement service = XElement.Load(Repository.Path("packaging", "windows", "vpcflow-ship.xml"));
        _folder.Write("vpcflow.json", """{ "Source": { "Files": { "Paths": ["none.log"] } }, "Sinks": { "Files": { "Path": "out" } } }""");
        _folder.Write("none.log", Samples.V5Header + "\n");
        string arguments = service.Element("arguments")!.Value.Replace(@"%BASE%\", "", StringComparison.Ordinal);
        ToolResult result = await Tool.ShellAsync($"$vpcflow {arguments} --dry-run", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    /// <summary>Longer than the time in which <c>ship</c> delivers what is in flight.</summary>
    [Fact]
    public void Service_Stopped_HasThirtySeconds()
        => Assert.Equal("30 sec", XElement.Load(Repository.Path("packaging", "windows", "vpcflow-ship.xml")).Element("stoptimeout")!.Value);
}
