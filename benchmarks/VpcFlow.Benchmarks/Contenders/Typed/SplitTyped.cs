using System.Text;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>What one writes first: <c>StreamReader.ReadLine</c>, <c>string.Split</c>, <c>Parse</c>, an object per record.</summary>
internal sealed class SplitTyped() : Contender(Scope.Typed, "Split + Parse")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using var reader = new StreamReader(new MemoryStream(input.Text, writable: false), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            if (fields.Length == input.Format.FieldCount())
                Add(input.Format, ref sums, fields);
        }

        return sums;
    }

    private static void Add(FormatCase format, ref FieldSums sums, string[] fields)
    {
        switch (format)
        {
            case FormatCase.V2:
                PocoSums.Add(ref sums, SplitPoco.ReadV2(fields));
                break;
            case FormatCase.V5:
                PocoSums.Add(ref sums, SplitPoco.ReadV5(fields));
                break;
            default:
                PocoSums.Add(ref sums, SplitPoco.ReadV11(fields));
                break;
        }
    }
}
