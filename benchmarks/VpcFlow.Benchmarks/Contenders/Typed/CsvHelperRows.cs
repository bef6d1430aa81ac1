using System.Net;
using CsvHelper;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>CsvHelper row by row: typed getters for values, spans of UTF-8 for texts, no object and no string.</summary>
internal sealed class CsvHelperRows() : Contender(Scope.Typed, "CsvHelper fields")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        using CsvReader reader = CsvReader.Create(input.Text, CsvHelperTyped.Options);
        var row = new Row(reader);
        while (reader.Read())
        {
            switch (input.Format)
            {
                case FormatCase.V2:
                    RowSums.AddV2(ref sums, ref row);
                    break;
                case FormatCase.V5:
                    RowSums.AddV5(ref sums, ref row);
                    break;
                default:
                    RowSums.AddV11(ref sums, ref row);
                    break;
            }
        }

        return sums;
    }

    private readonly struct Row(CsvReader reader) : IRow
    {
        public int? Int32(int index) => IsAbsent(index) ? null : reader.Parse<int>(index);

        public ushort? UInt16(int index) => IsAbsent(index) ? null : reader.Parse<ushort>(index);

        public byte? Byte(int index) => IsAbsent(index) ? null : reader.Parse<byte>(index);

        public long? Int64(int index) => IsAbsent(index) ? null : reader.Parse<long>(index);

        public DateTimeOffset? Time(int index) => IsAbsent(index) ? null : DateTimeOffset.FromUnixTimeSeconds(reader.Parse<long>(index));

        public IPAddress? Address(int index) => IsAbsent(index) ? null : IPAddress.Parse(reader.GetSpan(index));

        public FlowLogAction Action(int index) => Utf8Fields.Action(reader.GetSpan(index));

        public FlowLogDataStatus Status(int index) => Utf8Fields.Status(reader.GetSpan(index));

        public void AddText(ref FieldSums sums, int index)
        {
            ReadOnlySpan<byte> text = reader.GetSpan(index);
            if (!Utf8Fields.IsAbsent(text))
                sums.Text(index, text);
        }

        private bool IsAbsent(int index) => Utf8Fields.IsAbsent(reader.GetSpan(index));
    }
}
