using System.IO.Compression;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>The lower limit: inflates the file and copies its text to a file.</summary>
internal sealed class GunzipFile(Scope scope) : Contender(scope, "gunzip to a file")
{
    private readonly byte[] _buffer = new byte[128 << 10];

    /// <summary>It writes lines of a flow log, so only their number can be compared.</summary>
    public override Evidence Evidence => Evidence.Records;

    public override FieldSums Run(BenchmarkInput input)
    {
        using var gzip = new GZipStream(GzipInput.Open(input), CompressionMode.Decompress);
        using FileStream output = GzipInput.Create(input);
        long lines = 0;
        for (int read; (read = gzip.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false)) > 0;)
        {
            lines += MemoryExtensions.Count(_buffer.AsSpan(0, read), (byte)'\n');
            output.Write(_buffer, 0, read);
        }

        return new() { Records = lines };
    }
}
