namespace VpcFlow.Package.Tests.Support;

/// <summary>What the README tells people to type.</summary>
internal static class Readme
{
    /// <summary>The words of the command that begins so, without the application and the feed, which tests have of their own.</summary>
    public static string[] InstallCommand(string beginning)
        =>
        [
            .. File.ReadLines(Repository.Path("README.md"))
                .Single(line => line.StartsWith(beginning, StringComparison.Ordinal))
                .Split(' ')
                .TakeWhile(word => word is not ("--source" or "--add-source"))
                .Where(word => word != "../Flows"),
        ];
}
