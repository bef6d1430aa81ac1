namespace VpcFlow.Generator.Tests.Support;

/// <summary>Finds the folder of this project from the tests that run below it.</summary>
internal static class ProjectFolder
{
    public static string Path(params string[] parts) => Repository.Path(["tests", "Generator.Tests", .. parts]);
}
