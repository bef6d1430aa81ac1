using System.IO.Compression;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>The lower limit of what reads a gzip file: inflates it, and counts the lines.</summary>
/// <param name="scope">The task.</param>
internal sealed class Inflating(Scope scope) : Contender(scope, "only inflating")
{
    private readonly byte[] _buffer = new byte[128 << 10];

    public override Evidence Evidence => Evidence.Records;

    public override FieldSums Run(BenchmarkInput input)
    {
        using var gzip = new GZipStream(GzipInput.Open(input), CompressionMode.Decompress);
        long lines = 0;
        for (int read; (read = gzip.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false)) > 0;)
            lines += MemoryExtensions.Count(_buffer.AsSpan(0, read), (byte)'\n');
        return new() { Records = lines };
    }
}
