using System.IO.Compression;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Outputs;

/// <summary>The records of an input in a file compressed with gzip, as AWS delivers them, and the file that contenders write.</summary>
internal static class GzipInput
{
    /// <summary>Returns the path of the file, which is beside that with the text.</summary>
    public static string PathOf(BenchmarkInput input)
    {
        string path = input.Path + ".gz";
        if (!File.Exists(path))
        {
            using var gzip = new GZipStream(File.Create(path), CompressionLevel.Optimal);
            gzip.Write(input.Text);
        }

        return path;
    }

    /// <summary>Opens the file to be read from its beginning.</summary>
    public static FileStream Open(BenchmarkInput input)
        => new(PathOf(input), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 0 });

    /// <summary>Creates the file to be written.</summary>
    public static FileStream Create(BenchmarkInput input)
        => new(input.OutputPath, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
}
