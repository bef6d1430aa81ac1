using System.Globalization;

namespace VpcFlow.Package.Tests.Support;

/// <summary>
/// The packages of this run in a folder feed, packed once for all tests as a release is: from nothing, with paths that don't depend on the
/// machine. The version is this run's own, so that no cache can answer for it. Beside the feed there is room for consumers: outside the
/// work tree, whose settings they must not inherit.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>In the work tree, since paths below it are mapped to <c>/_/</c> in symbols; others would be kept.</summary>
    private static readonly string s_artifacts = Repository.Path("artifacts", "package-tests");

    private readonly string _root = Directory.CreateTempSubdirectory("vpcflow-packages-").FullName;

    public string Version { get; } = "0.1.0-test" + DateTime.UtcNow.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public string Folder => Path.Combine(_root, "feed");

    public string PackagePath(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    public async Task InitializeAsync()
    {
        if (Directory.Exists(s_artifacts))
            Directory.Delete(s_artifacts, recursive: true);
        (await BuildAsync("pack", "src/VpcFlow.Runtime", "-o", Folder)).ThrowIfWarned();
        (await BuildAsync("pack", "src/VpcFlow.Cli", "-o", Folder)).ThrowIfWarned();
        await IsolateAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A new folder that restores from the feed and, for everything else, from where this machine does.</summary>
    public string CreateFolder() => Directory.CreateDirectory(Path.Combine(_root, "consumers", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>A new folder that knows nothing of the feed.</summary>
    public string CreateFolderWithoutFeed()
        => Directory.CreateDirectory(Path.Combine(_root, "elsewhere", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Runs a command of the SDK on a project of the work tree, without analyzers, which have run in its own build.</summary>
    internal Task<CommandResult> BuildAsync(string verb, string project, params string[] arguments)
        => Command.DotNetAsync(
            Repository.Folder,
            [
                verb, project, "-c", "Release", "--artifacts-path", s_artifacts, $"-p:Version={Version}",
                "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false", .. arguments,
            ]);

    /// <summary>
    /// Consumers unpack the feed's packages into a folder of their own. What this machine has unpacked before, the compiler of native code
    /// above all, is taken from there.
    /// </summary>
    private async Task IsolateAsync()
    {
        string consumers = Directory.CreateDirectory(Path.Combine(_root, "consumers")).FullName;
        CommandResult locals = await Command.DotNetAsync(
            Repository.Folder, "nuget", "locals", "global-packages", "--list", "--force-english-output");
        string machine = locals.ThrowIfFailed().Output.Replace("global-packages: ", "", StringComparison.Ordinal).Trim();
        File.WriteAllText(
            Path.Combine(consumers, "nuget.config"),
            $"""
            <configuration>
              <packageSources><add key="vpcflow-tests" value="{Folder}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>
            </configuration>
            """);
        string unpacked = Path.Combine(_root, "unpacked");
        File.WriteAllText(
            Path.Combine(consumers, "Directory.Build.props"),
            $"<Project><PropertyGroup><RestorePackagesPath>{unpacked}</RestorePackagesPath></PropertyGroup></Project>");
    }
}
