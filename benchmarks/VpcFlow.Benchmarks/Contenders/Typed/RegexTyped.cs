using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>A compiled regular expression with a group per field, as grok patterns have it; values parsed from the groups' spans.</summary>
internal sealed class RegexTyped() : Contender(Scope.Typed, "Regex compiled")
{
    private static readonly Regex[] s_patterns = [.. Enum.GetValues<FormatCase>().Select(f =>
        new Regex("^" + string.Join(' ', Enumerable.Repeat("(\\S+)", f.FieldCount())) + "$", RegexOptions.Compiled | RegexOptions.CultureInvariant))];

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldSums sums = default;
        Regex pattern = s_patterns[(int)input.Format];
        using var reader = new StreamReader(new MemoryStream(input.Text, writable: false), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            Match match = pattern.Match(line);
            if (!match.Success)
                continue;
            var row = new Row(match.Groups);
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

    private readonly struct Row(GroupCollection groups) : IRow
    {
        public int? Int32(int index) => TextFields.Int32(Span(index));

        public ushort? UInt16(int index) => TextFields.UInt16(Span(index));

        public byte? Byte(int index) => TextFields.Byte(Span(index));

        public long? Int64(int index) => TextFields.Int64(Span(index));

        public DateTimeOffset? Time(int index) => TextFields.Time(Span(index));

        public IPAddress? Address(int index) => TextFields.Address(Span(index));

        public FlowLogAction Action(int index) => TextFields.Action(Span(index));

        public FlowLogDataStatus Status(int index) => TextFields.Status(Span(index));

        public void AddText(ref FieldSums sums, int index)
        {
            if (Span(index) is not "-")
                sums.Text(index, Span(index));
        }

        private ReadOnlySpan<char> Span(int index) => groups[index + 1].ValueSpan;
    }
}
