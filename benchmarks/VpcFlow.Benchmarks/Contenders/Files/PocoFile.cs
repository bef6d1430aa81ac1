using System.Text;
using VpcFlow.Benchmarks.Contenders.Ecs;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Files;

/// <summary>Split, POCO and System.Text.Json from a <c>StreamReader</c> to a file.</summary>
internal sealed class PocoFile() : Contender(Scope.File, "Split + POCO + System.Text.Json, no Community ID")
{
    private const int FlushSize = 1024 * 1024;

    public override FieldSums Run(BenchmarkInput input)
    {
        using var reader = new StreamReader(FileContenders.OpenRead(input), Encoding.UTF8, false, 64 * 1024);
        using FileStream target = FileContenders.OpenWrite(input);
        var sink = new DocumentSink(2 * FlushSize);
        long records = PocoEcs.Convert(reader, input.Format, sink, withOriginal: false, written =>
        {
            if (written.Count < FlushSize)
                return;
            target.Write(written.Written);
            written.Reset();
        });
        target.Write(sink.Written);
        return new FieldSums { Records = records };
    }
}
