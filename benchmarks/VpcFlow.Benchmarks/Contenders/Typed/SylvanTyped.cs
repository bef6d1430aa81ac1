using System.Net;
using System.Text;
using Sylvan.Data.Csv;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>Sylvan's data reader with its typed getters; texts as spans, no string.</summary>
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

    private readonly struct Row(CsvDataReader reader) : IRow
    {
        public int? Int32(int index) => IsAbsent(index) ? null : reader.GetInt32(index);

        public ushort? UInt16(int index) => IsAbsent(index) ? null : (ushort)reader.GetInt32(index);

        public byte? Byte(int index) => IsAbsent(index) ? null : reader.GetByte(index);

        public long? Int64(int index) => IsAbsent(index) ? null : reader.GetInt64(index);

        public DateTimeOffset? Time(int index) => IsAbsent(index) ? null : DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64(index));

        public IPAddress? Address(int index) => TextFields.Address(reader.GetFieldSpan(index));

        public FlowLogAction Action(int index) => TextFields.Action(reader.GetFieldSpan(index));

        public FlowLogDataStatus Status(int index) => TextFields.Status(reader.GetFieldSpan(index));

        public void AddText(ref FieldSums sums, int index)
        {
            ReadOnlySpan<char> text = reader.GetFieldSpan(index);
            if (text is not "-")
                sums.Text(index, text);
        }

        private bool IsAbsent(int index) => reader.GetFieldSpan(index) is "-";
    }
}
