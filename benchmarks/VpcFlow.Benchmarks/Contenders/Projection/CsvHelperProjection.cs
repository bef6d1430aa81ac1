using System.Net;
using CsvHelper;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Projection;

/// <summary>CsvHelper's rows, three columns read.</summary>
internal sealed class CsvHelperProjection() : Contender(Scope.Typed3, "CsvHelper fields")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using CsvReader reader = CsvReader.Create(input.Text, CsvHelperTyped.Options);
        while (reader.Read())
        {
            long? bytes = Utf8Fields.IsAbsent(reader.GetSpan(9)) ? null : reader.Parse<long>(9);
            ProjectionSums.Add(ref sums, Address(reader.GetSpan(3)), Address(reader.GetSpan(4)), bytes);
        }

        return sums;
    }

    private static IPAddress? Address(ReadOnlySpan<byte> text) => Utf8Fields.IsAbsent(text) ? null : IPAddress.Parse(text);
}
