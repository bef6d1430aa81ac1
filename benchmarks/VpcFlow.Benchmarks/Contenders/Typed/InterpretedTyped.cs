using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>The parser for formats known only at run time.</summary>
internal sealed class InterpretedTyped() : Contender(Scope.Typed, Interpreted, Enum.GetValues<FormatCase>())
{
    private static readonly FieldReader[] s_readers = [.. Enum.GetValues<FormatCase>().Select(f => new FieldReader(f))];

    public override FieldSums Run(BenchmarkInput input)
    {
        FieldReader reader = s_readers[(int)input.Format];
        FieldSums sums = default;
        foreach (FlowLogRecord record in Parsers.Interpreted(input.Format).Parse(input.Text))
            reader.Add(ref sums, record);
        return sums;
    }

    /// <summary>The fields of a format by the getter that reads them.</summary>
    private sealed class FieldReader
    {
        private readonly FlowLogField[] _texts;
        private readonly FlowLogField[] _numbers;
        private readonly FlowLogField[] _times;
        private readonly FlowLogField[] _addresses;

        public FieldReader(FormatCase format)
        {
            ILookup<FlowLogFieldKind, FlowLogField> fields = format.Format().Fields.ToLookup(f => FlowLogFieldInfo.Get(f).Kind);
            _texts = [.. fields[FlowLogFieldKind.Text]];
            _times = [.. fields[FlowLogFieldKind.Time]];
            _addresses = [.. fields[FlowLogFieldKind.Address]];
            _numbers = [.. fields.Where(f => f.Key is not (FlowLogFieldKind.Text or FlowLogFieldKind.Time or FlowLogFieldKind.Address
                or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus)).SelectMany(f => f)];
        }

        public void Add(ref FieldSums sums, FlowLogRecord record)
        {
            sums.Records++;
            foreach (FlowLogField field in _texts)
                sums.Text((int)field, record.GetText(field));
            foreach (FlowLogField field in _numbers)
                sums.Number((int)field, record.GetInt64(field));
            foreach (FlowLogField field in _times)
                sums.Time((int)field, record.GetDateTimeOffset(field));
            foreach (FlowLogField field in _addresses)
                sums.Address((int)field, record.GetAddress(field));
            sums.Number((int)FlowLogField.Action, (long)Utf8Words.Action(record.GetText(FlowLogField.Action)));
            sums.Number((int)FlowLogField.LogStatus, (long)Utf8Words.Status(record.GetText(FlowLogField.LogStatus)));
        }
    }
}
