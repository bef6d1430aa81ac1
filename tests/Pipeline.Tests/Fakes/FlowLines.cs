using System.IO.Compression;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>Lines of flow logs for tests, each told from all others.</summary>
internal static class FlowLines
{
    public static string Line(string name, int number)
        => $"2 123456789010 {name}-{number} 10.0.0.1 10.0.0.2 {number % 65536} 22 6 1 {number} 1418530010 1418530070 ACCEPT OK";

    /// <summary>Lines, some of them rejected and some headers, as a text.</summary>
    public static string Text(Random random, string name, int lines)
    {
        var text = new StringBuilder();
        for (int i = 0; i < lines; i++)
        {
            if (random.Next(200) == 0)
                text.Append(FlowLogFormat.Parse(FlowLogFormats.Default).ToHeader()).Append('\n');
            string line = Line(name, i);
            text.Append(random.Next(20) == 0 ? line.Replace(" 22 ", " x ", StringComparison.Ordinal) : line).Append('\n');
        }

        return text.ToString();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Gzip(byte[] data)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(data);
        return output.ToArray();
    }
}
