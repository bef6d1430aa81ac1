using CsvHelper;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>CsvHelper's source-generated mapper; one object is filled again for every record, which is its fastest way.</summary>
internal sealed class CsvHelperTyped() : Contender(Scope.Typed, "CsvHelper generated records")
{
    public static CsvReaderOptions Options { get; } = new()
    {
        Separator = ' ',
        HasHeader = false,
        Mode = CsvMode.NoEscape,
        NullValues = ["-"],
    };

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using CsvReader reader = CsvReader.Create(input.Text, Options);
        switch (input.Format)
        {
            case FormatCase.V2:
                foreach (PocoV2 record in reader.EnumerateRecords(new PocoV2()))
                    PocoSums.Add(ref sums, record);
                break;
            case FormatCase.V5:
                foreach (PocoV5 record in reader.EnumerateRecords(new PocoV5()))
                    PocoSums.Add(ref sums, record);
                break;
            default:
                foreach (PocoV11 record in reader.EnumerateRecords(new PocoV11()))
                    PocoSums.Add(ref sums, record);
                break;
        }

        return sums;
    }
}
