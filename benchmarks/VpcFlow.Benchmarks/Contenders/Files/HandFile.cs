using VpcFlow.Benchmarks.Contenders.Ecs;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Files;

/// <summary>The careful code by hand over blocks of a file.</summary>
internal sealed class HandFile() : Contender(Scope.File, "spans + Utf8JsonWriter, no Community ID")
{
    private const int BlockSize = 256 * 1024;

    public override FieldSums Run(BenchmarkInput input)
    {
        using FileStream source = FileContenders.OpenRead(input);
        using FileStream target = FileContenders.OpenWrite(input);
        var sink = new DocumentSink(16 * BlockSize);
        using var writer = new HandEcsWriter(sink, withOriginal: false);
        byte[] block = new byte[BlockSize];
        int kept = 0;
        long records = 0;
        int read;
        while ((read = source.Read(block, kept, block.Length - kept)) > 0)
        {
            int end = kept + read;
            int whole = block.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
            records += HandEcs.Convert(block.AsSpan(0, whole), input.Format.FieldCount(), writer);
            target.Write(sink.Written);
            sink.Reset();
            block.AsSpan(whole, end - whole).CopyTo(block);
            kept = end - whole;
        }

        return new FieldSums { Records = records };
    }
}
