namespace VpcFlow.Generator.Tests.Support;

/// <summary>Finds the folder of this project from the tests that run below it.</summary>
internal static class ProjectFolder
{
    private const string ProjectFile = "Generator.Tests.csproj";

    /// <summary>Returns a path in the folder. No compile-time path is used, because a deterministic build maps those away.</summary>
    public static string Path(params string[] parts)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, ProjectFile)))
            folder = folder.Parent;
        string root = folder?.FullName ?? throw new InvalidOperationException($"{ProjectFile} stands in no folder above the tests.");
        return System.IO.Path.Combine([root, .. parts]);
    }
}
