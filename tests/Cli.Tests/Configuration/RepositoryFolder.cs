namespace VpcFlow.Cli.Tests.Configuration;

/// <summary>The folder of the repository, above that of the tests.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "VpcFlow.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
