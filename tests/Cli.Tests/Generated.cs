using VpcFlow.Cli.Generating;

namespace VpcFlow.Cli.Tests;

/// <summary>Synthetic lines, generated in this process.</summary>
internal static class Generated
{
    public static byte[] Lines(FlowLogFormat format, long records, ulong seed = 1, bool withHeader = true)
    {
        using var output = new MemoryStream();
        LogGenerator.Write(output, records, format, seed, withHeader);
        return output.ToArray();
    }
}
