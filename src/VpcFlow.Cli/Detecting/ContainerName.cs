namespace VpcFlow.Cli.Detecting;

/// <summary>Names the container of an input for people.</summary>
internal static class ContainerName
{
    public static string Of(SampleSource source)
    {
        using Stream input = source.Open();
        byte[] beginning = new byte[2];
        int length = input.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return length == 2 && beginning is [0x1F, 0x8B] ? "gzip" : "text";
    }
}
