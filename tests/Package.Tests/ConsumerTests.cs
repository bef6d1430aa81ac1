using VpcFlow.Package.Tests.Support;

namespace VpcFlow.Package.Tests;

/// <summary>The package as a user meets it: added to a project, built and run.</summary>
[Collection(PackageTestCollection.Name)]
public class ConsumerTests(PackageFeed feed)
{
    /// <summary>What the package's own readme shows.</summary>
    private static string Example { get; } = Readme.Block(Repository.Path("src", "VpcFlow.Runtime", "PACKAGE.md"), "csharp");

    [Fact]
    public async Task Example_OfThePackagesReadme_BuildsWithoutWarningsAndRuns()
    {
        Consumer consumer = await Consumer.CreateAsync(feed, Example);
        (await consumer.BuildAsync()).ThrowIfWarned();
        CommandResult run = (await consumer.RunAsync()).ThrowIfFailed();
        Assert.Equal("2 records, 4249 bytes rejected", run.Output.TrimEnd());
    }

    [Fact]
    public async Task Format_WithAMisspeltField_IsAnErrorOfTheBuild()
    {
        Consumer consumer = await Consumer.CreateAsync(feed, Example.Replace("${srcaddr}", "${srcadr}", StringComparison.Ordinal));
        CommandResult build = await consumer.BuildAsync();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error VPCF001: 'srcadr' is not a flow log field; did you mean 'srcaddr'?", build.Output, StringComparison.Ordinal);
    }
}
