namespace VpcFlow.Package.Tests.Support;

/// <summary>What the README tells people to type.</summary>
internal static class Readme
{
    /// <summary>The words of the command that begins so.</summary>
    public static string[] InstallCommand(string beginning)
        => File.ReadLines(Repository.Path("README.md")).Single(line => line.StartsWith(beginning, StringComparison.Ordinal)).Split(' ');
}
