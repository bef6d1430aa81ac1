using System.Text;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>The simplest code: <c>StreamReader.ReadLine</c>, <c>string.Split</c>, <c>Parse</c>, an object per record.</summary>
internal sealed class SplitTyped() : Contender(Scope.Typed, "Split + Parse", FormatCase.V2)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using var reader = new StreamReader(new MemoryStream(input.Text, writable: false), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            if (fields.Length == 14)
                FlowRecord.Read(fields).AddTo(ref sums);
        }

        return sums;
    }
}
