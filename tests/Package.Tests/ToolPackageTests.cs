using VpcFlow.Package.Tests.Support;

namespace VpcFlow.Package.Tests;

/// <summary>The package <c>VpcFlow.Tool</c>: installed as the README says, into a folder of the test's own.</summary>
[Collection(PackageTestCollection.Name)]
public class ToolPackageTests(PackageFeed feed)
{
    [Fact]
    public async Task Tool_Installed_ConvertsASample()
    {
        string folder = feed.CreateFolderWithoutFeed();
        string[] install = [.. Readme.InstallCommand("dotnet tool install ").Where(word => word != "--global")];
        string[] arguments = [.. install[1..], "--tool-path", folder, "--add-source", feed.Folder, "--version", feed.Version];
        (await Command.RunAsync(folder, install[0], arguments)).ThrowIfWarned();
        string vpcflow = Path.Combine(folder, Platform.Executable("vpcflow"));

        CommandResult version = (await Command.RunAsync(folder, vpcflow, "--version")).ThrowIfFailed();
        string sample = Repository.Path("samples", "data", "vpc-flow-v5.log");
        CommandResult convert = (await Command.RunAsync(folder, vpcflow, "convert", sample)).ThrowIfFailed();

        Assert.StartsWith($"vpcflow {feed.Version}\n", version.Output, StringComparison.Ordinal);
        Assert.StartsWith("199 records, 0 rejected", convert.Error, StringComparison.Ordinal);
        string[] lines = convert.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(199, lines.Count(line => line.StartsWith('{') && line.EndsWith('}')));
    }
}
