using VpcFlow.Package.Tests.Support;

namespace VpcFlow.Package.Tests;

/// <summary>A user's program, published trimmed and as native code: no warnings, and the same documents.</summary>
[Collection(PackageTestCollection.Name)]
public class PublishedConsumerTests(PackageFeed feed, NativeTool tool)
{
    private static readonly string s_sample = Repository.Path("samples", "data", "vpc-flow-v5.log");

    [Theory]
    [InlineData("PublishTrimmed")]
    [InlineData("PublishAot")]
    public async Task Program_Published_GivesTheSameDocumentsWithoutWarnings(string form)
    {
        string program = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Consumer", "Program.cs"));
        Consumer consumer = await Consumer.CreateAsync(feed, program);
        (await consumer.PublishAsync(form)).ThrowIfWarned();
        string vpcflow = Path.Combine(await tool.PublishAsync(feed), Platform.Executable("vpcflow"));
        CommandResult expected = (await Command.RunAsync(consumer.Folder, vpcflow, "convert", s_sample)).ThrowIfFailed();

        CommandResult generated = (await consumer.RunAsync(s_sample, "generated")).ThrowIfFailed();
        CommandResult interpreted = (await consumer.RunAsync(s_sample, "interpreted")).ThrowIfFailed();

        Assert.NotEmpty(expected.OutputBytes);
        Assert.Equal(expected.Output, generated.Output);
        Assert.Equal(expected.Output, interpreted.Output);
        Assert.Matches("^[1-9][0-9]+ bytes accepted, scanned by [a-z0-9]+$", generated.Error);
    }
}
