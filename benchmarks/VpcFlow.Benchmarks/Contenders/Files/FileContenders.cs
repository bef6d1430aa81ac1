using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Files;

/// <summary>The files of the contenders, opened alike: no buffer in between.</summary>
internal static class FileContenders
{
    public static FileStream OpenRead(BenchmarkInput input)
        => new(input.Path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 0, Options = FileOptions.SequentialScan });

    public static FileStream OpenWrite(BenchmarkInput input)
        => new(input.OutputPath, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
}
