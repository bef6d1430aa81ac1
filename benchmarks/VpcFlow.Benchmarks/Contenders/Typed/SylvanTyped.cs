using System.Text;
using Sylvan.Data.Csv;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>Sylvan's data reader: fields as spans, without strings.</summary>
internal sealed class SylvanTyped() : Contender(Scope.Typed, "Sylvan")
{
    public static CsvDataReader Open(byte[] text)
    {
        var options = new CsvDataReaderOptions { Delimiter = ' ', HasHeaders = false, CsvStyle = CsvStyle.Escaped, BufferSize = 64 * 1024 };
        return CsvDataReader.Create(new StreamReader(new MemoryStream(text, writable: false), Encoding.UTF8, false, 64 * 1024), options);
    }

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using CsvDataReader reader = Open(input.Text);
        var row = new CharRow<Fields>(new Fields(reader));
        while (reader.Read())
            RowSums.Add(ref sums, ref row, input.Format);
        return sums;
    }

    private readonly struct Fields(CsvDataReader reader) : ICharFields
    {
        public ReadOnlySpan<char> this[int index] => reader.GetFieldSpan(index);
    }
}
