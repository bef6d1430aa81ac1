using System.IO.Compression;
using System.Text;

namespace VpcFlow.Pipeline.Tests.Sources;

/// <summary>Flow logs as AWS stores them.</summary>
internal static class Lines
{
    private const string Header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    /// <summary>Returns records in gzip.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="first">The source port of the first one, which tells objects apart.</param>
    public static byte[] Gzip(int count, int first = 1)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (int i = 0; i < count; i++)
        {
            text.Append("2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 ");
            text.Append(first + i).Append(" 22 6 20 4249 1418530010 1418530070 ACCEPT OK\n");
        }

        return Compress(text.ToString());
    }

    public static byte[] Compress(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }
}
