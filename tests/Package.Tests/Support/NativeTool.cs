namespace VpcFlow.Package.Tests.Support;

/// <summary>The tool as native code for this machine, published once for all tests, when the first one asks.</summary>
public sealed class NativeTool
{
    private Task<string>? _publishing;

    /// <summary>Returns the folder with what publishing wrote.</summary>
    public Task<string> PublishAsync(PackageFeed feed) => _publishing ??= PublishOnceAsync(feed);

    private static async Task<string> PublishOnceAsync(PackageFeed feed)
    {
        string folder = feed.CreateFolderWithoutFeed();
        (await feed.BuildAsync("publish", "src/VpcFlow.Cli", "-r", Platform.RuntimeIdentifier, "-o", folder)).ThrowIfWarned();
        return folder;
    }
}
