using CsvHelper;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>CsvHelper row by row: fields as spans of UTF-8, without objects or strings, which is its fastest mode.</summary>
internal sealed class CsvHelperTyped() : Contender(Scope.Typed, "CsvHelper fields")
{
    public static CsvReader Open(byte[] text)
        => CsvReader.Create(text, new CsvReaderOptions { Separator = ' ', HasHeader = false, Mode = CsvMode.NoEscape, NullValues = ["-"] });

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using CsvReader reader = Open(input.Text);
        var row = new Utf8Row<Fields>(new Fields(reader));
        while (reader.Read())
            RowSums.Add(ref sums, ref row, input.Format);
        return sums;
    }

    private readonly struct Fields(CsvReader reader) : IUtf8Fields
    {
        public ReadOnlySpan<byte> this[int index]
        {
            get
            {
                ReadOnlySpan<byte> field = reader.GetSpan(index);
                return Utf8Words.IsAbsent(field) ? default : field;
            }
        }
    }
}
