namespace VpcFlow.Tests;

/// <summary>The work tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution. Found from where the tests run: a deterministic build maps compile-time paths away.</summary>
    public static string Folder { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        string start = AppContext.BaseDirectory;
        DirectoryInfo? folder = new(start);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "VpcFlow.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"There is no VpcFlow.sln in a folder above {start}.");
    }
}
