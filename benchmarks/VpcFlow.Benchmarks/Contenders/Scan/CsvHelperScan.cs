using CsvHelper;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Scan;

/// <summary>CsvHelper: rows and, optionally, every column as a raw span.</summary>
internal sealed class CsvHelperScan(bool columns) : Contender(Scope.Scan, columns ? "CsvHelper rows + all columns" : "CsvHelper rows")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using CsvReader reader = CsvHelperTyped.Open(input.Text);
        while (reader.Read())
        {
            sums.Records++;
            if (!columns)
                continue;
            for (int i = 0; i < reader.FieldCount; i++)
                sums.TextLengths += (ulong)reader.GetRawSpan(i).Length;
        }

        return sums;
    }
}
