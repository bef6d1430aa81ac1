using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>The parser for formats known only at run time.</summary>
internal sealed class InterpretedTyped() : Contender(Scope.Typed, "interpreted")
{
    private static readonly InterpretedFormat[] s_formats = [.. Enum.GetValues<FormatCase>().Select(f => new InterpretedFormat(f))];

    public override FieldSums Run(BenchmarkInput input)
    {
        InterpretedFormat format = s_formats[(int)input.Format];
        FieldSums sums = default;
        foreach (FlowLogRecord record in format.Parser.Parse(input.Text))
            format.Add(ref sums, record);
        return sums;
    }

    /// <summary>The parser and the fields of a format by the getter that reads them.</summary>
    private sealed class InterpretedFormat
    {
        private readonly (int Slot, FlowLogField Field)[] _texts;
        private readonly (int Slot, FlowLogField Field)[] _numbers;
        private readonly (int Slot, FlowLogField Field)[] _times;
        private readonly (int Slot, FlowLogField Field)[] _addresses;
        private readonly int _action;
        private readonly int _status;

        public InterpretedFormat(FormatCase format)
        {
            FlowLogFormat parsed = format.Format();
            Parser = FlowLogParser.Create(parsed);
            (int Slot, FlowLogField Field)[] fields = [.. parsed.Fields.Select((f, i) => (i, f))];
            _texts = [.. fields.Where(f => Kind(f.Field) == FlowLogFieldKind.Text)];
            _times = [.. fields.Where(f => Kind(f.Field) == FlowLogFieldKind.Time)];
            _addresses = [.. fields.Where(f => Kind(f.Field) == FlowLogFieldKind.Address)];
            _action = fields.Single(f => f.Field == FlowLogField.Action).Slot;
            _status = fields.Single(f => f.Field == FlowLogField.LogStatus).Slot;
            _numbers = [.. fields.Where(f => f.Slot != _action && f.Slot != _status).Except(_texts).Except(_times).Except(_addresses)];
        }

        public FlowLogParser Parser { get; }

        public void Add(ref FieldSums sums, FlowLogRecord record)
        {
            sums.Records++;
            foreach ((int slot, FlowLogField field) in _texts)
                sums.Text(slot, record.GetText(field));
            foreach ((int slot, FlowLogField field) in _numbers)
                sums.Number(slot, record.GetInt64(field));
            foreach ((int slot, FlowLogField field) in _times)
                sums.Time(slot, record.GetDateTimeOffset(field));
            foreach ((int slot, FlowLogField field) in _addresses)
                sums.Address(slot, record.GetAddress(field));
            sums.Number(_action, (long)Utf8Fields.Action(record.GetText(FlowLogField.Action)));
            sums.Number(_status, (long)Utf8Fields.Status(record.GetText(FlowLogField.LogStatus)));
        }

        private static FlowLogFieldKind Kind(FlowLogField field) => FlowLogFieldInfo.Get(field).Kind;
    }
}
