using System.IO.Compression;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>A request as it arrives at a <see cref="FakeCluster"/>.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The path and query.</param>
/// <param name="Headers">The headers, by lower-case name.</param>
/// <param name="Body">The body as it was sent.</param>
internal sealed record ClusterRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Url.Split('?')[0];

    public bool IsBulk => Path.EndsWith("/_bulk", StringComparison.Ordinal);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body, decompressed.</summary>
    public byte[] Content()
    {
        if (Header("content-encoding") != "gzip")
            return Body;
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(Body), CompressionMode.Decompress))
            gzip.CopyTo(output);
        return output.ToArray();
    }
}
