using VpcFlow.Package.Tests.Support;
using VpcFlow.Pipeline.Tests.Kafka;

namespace VpcFlow.Package.Tests;

/// <summary>The native tool and Kafka, whose library it loads from beside itself.</summary>
[Collection(PackageTestCollection.Name)]
public class NativeKafkaTests(PackageFeed feed, NativeTool tool)
{
    private static readonly string s_name = Platform.Executable("vpcflow");

    [Fact]
    public async Task Ship_WithoutLibrdkafka_SaysWhatIsMissing()
    {
        string folder = await CreateFolderAsync();
        CommandResult ship = await Command.RunAsync(
            folder, Path.Combine(folder, s_name), "ship", "flow.log", "--to", "kafka://127.0.0.1:9/t", "--state", "state");
        Assert.Equal(2, ship.ExitCode);
        Assert.Contains("Kafka needs the library librdkafka, which can't be loaded; put it beside ", ship.Error, StringComparison.Ordinal);
    }

    [KafkaFact]
    public async Task Ship_WithLibrdkafkaBesideTheTool_WritesToAndReadsFromABroker()
    {
        await using KafkaServer server = await KafkaServer.StartAsync();
        string folder = await CreateFolderAsync();
        foreach (string library in Directory.GetFiles(AppContext.BaseDirectory, "*librdkafka*"))
            File.Copy(library, Path.Combine(folder, Path.GetFileName(library)));
        string topic = $"kafka://{server.Host}/documents";

        CommandResult to = await Command.RunAsync(
            folder, Path.Combine(folder, s_name), "ship", "flow.log", "--to", topic, "--state", "state");
        Assert.Contains("1 object, 10 records, 10 acknowledged", to.ThrowIfFailed().Error, StringComparison.Ordinal);

        // Documents are not flow logs: as messages of a source, each of them is kept.
        CommandResult from = await Command.RunAsync(
            folder, Path.Combine(folder, s_name), "ship", topic, "--once", "--to", "out", "--state", "state");
        Assert.Contains(" 10 parked", from.Error, StringComparison.Ordinal);
        Assert.Equal(10, Directory.GetFiles(Path.Combine(folder, "state", "messages")).Length);
    }

    private async Task<string> CreateFolderAsync()
    {
        string published = await tool.PublishAsync(feed);
        string folder = feed.CreateFolderWithoutFeed();
        File.Copy(Path.Combine(published, s_name), Path.Combine(folder, s_name));
        CommandResult log = (await Command.RunAsync(folder, Path.Combine(folder, s_name), "generate", "--records", "10")).ThrowIfFailed();
        await File.WriteAllBytesAsync(Path.Combine(folder, "flow.log"), log.OutputBytes);
        return folder;
    }
}
