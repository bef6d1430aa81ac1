namespace VpcFlow.Pipeline.Enrichment;

/// <summary>Describes why a file can't be read.</summary>
internal static class FileProblem
{
    public static string Describe(Exception e) => e switch
    {
        FileNotFoundException => "no such file",
        DirectoryNotFoundException => "the directory does not exist",
        UnauthorizedAccessException => "this is a directory, or permission is denied",
        _ => e.Message,
    };
}
