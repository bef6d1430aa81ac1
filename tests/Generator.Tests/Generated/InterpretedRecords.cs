using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Renders the records that the interpreted parser reads, as compiled adapters render those of generated code.</summary>
internal static class InterpretedRecords
{
    public static void Render(GeneratedFormat format, ReadOnlySpan<byte> utf8, EcsWriterOptions options, List<string> rendered)
    {
        FlowLogField[] fields = [.. format.Case.DecodedFields];
        foreach (FlowLogRecord record in format.Interpreted.Parse(utf8, options))
        {
            var text = new StringBuilder();
            foreach (FlowLogField field in fields)
                text.Append(FlowLogFieldInfo.Get(field).Name).Append('=').Append(Shown(record, field)).Append(';');
            rendered.Add(text.Append("line=").Append(Show.Line(record.Line)).ToString());
        }
    }

    /// <summary>Reads all fields of all records without allocating.</summary>
    public static FlowLogSummary Sum(GeneratedFormat format, FlowLogField[] fields, ReadOnlySpan<byte> utf8, out long sum)
    {
        sum = 0;
        FlowLogRecords records = format.Interpreted.Parse(utf8);
        foreach (FlowLogRecord record in records)
        {
            foreach (FlowLogField field in fields)
            {
                sum += FlowLogFieldInfo.Get(field).Kind switch
                {
                    FlowLogFieldKind.Text or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => record.GetText(field).Length,
                    FlowLogFieldKind.Time => record.GetDateTimeOffset(field)?.Second ?? 0,
                    FlowLogFieldKind.Address => record.GetAddress(field)?.GetHashCode() ?? 0,
                    _ => unchecked((int)(record.GetInt64(field) ?? 0)),
                };
            }

            sum += record.Line.Length;
        }

        return records.Summary;
    }

    private static string Shown(FlowLogRecord record, FlowLogField field) => FlowLogFieldInfo.Get(field).Kind switch
    {
        FlowLogFieldKind.Text => Show.Text(record.GetText(field)),
        FlowLogFieldKind.Time => Show.Time(record.GetDateTimeOffset(field)),
        FlowLogFieldKind.Address => Show.Address(record.GetAddress(field)),
        FlowLogFieldKind.Action => Show.Name(Action(record.GetText(field))),
        FlowLogFieldKind.LogStatus => Show.Name(Status(record.GetText(field))),
        _ => Show.Number(record.GetInt64(field)),
    };

    private static FlowLogAction Action(ReadOnlySpan<byte> text) => Show.Text(text) switch
    {
        "ACCEPT" => FlowLogAction.Accept,
        "REJECT" => FlowLogAction.Reject,
        _ => FlowLogAction.Unknown,
    };

    private static FlowLogDataStatus Status(ReadOnlySpan<byte> text) => Show.Text(text) switch
    {
        "OK" => FlowLogDataStatus.Ok,
        "NODATA" => FlowLogDataStatus.NoData,
        "SKIPDATA" => FlowLogDataStatus.SkipData,
        _ => FlowLogDataStatus.Unknown,
    };
}
