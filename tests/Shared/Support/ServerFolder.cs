namespace VpcFlow.Tests;

/// <summary>Where the real servers of some tests are: the folder that <c>VPCFLOW_SHARED</c> names, or one beside the repository.</summary>
internal static class ServerFolder
{
    /// <summary>Returns the path of a program that starts a server; <see langword="null"/> if this machine has none.</summary>
    public static string? Find(params string[] parts)
    {
        string? named = Environment.GetEnvironmentVariable("VPCFLOW_SHARED");
        string folder = string.IsNullOrEmpty(named) ? Repository.Path("..", "shared") : named;
        string program = Path.GetFullPath(Path.Combine([folder, .. parts]));
        return File.Exists(program) ? program : null;
    }
}
