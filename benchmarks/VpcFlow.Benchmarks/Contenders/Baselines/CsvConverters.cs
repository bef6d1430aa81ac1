using System.Buffers.Text;
using System.Net;
using CsvHelper;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>Unix seconds, for CsvHelper.</summary>
internal sealed class UnixTimeConverter : ICsvConverter<DateTimeOffset>
{
    public DateTimeOffset Read(CsvReader reader, int index)
        => Utf8Parser.TryParse(reader.GetSpan(index), out long seconds, out _) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : throw new FormatException();

    public void Write(CsvWriter writer, DateTimeOffset value) => throw new NotSupportedException();
}

/// <summary>Addresses from UTF-8, for CsvHelper.</summary>
internal sealed class AddressConverter : ICsvConverter<IPAddress?>
{
    public IPAddress? Read(CsvReader reader, int index)
    {
        ReadOnlySpan<byte> field = reader.GetSpan(index);
        return Utf8Fields.IsAbsent(field) ? null : IPAddress.Parse(field);
    }

    public void Write(CsvWriter writer, IPAddress? value) => throw new NotSupportedException();
}

/// <summary>The action, for CsvHelper.</summary>
internal sealed class ActionConverter : ICsvConverter<FlowLogAction>
{
    public FlowLogAction Read(CsvReader reader, int index) => Utf8Fields.Action(reader.GetSpan(index));

    public void Write(CsvWriter writer, FlowLogAction value) => throw new NotSupportedException();
}

/// <summary>The log status, for CsvHelper.</summary>
internal sealed class StatusConverter : ICsvConverter<FlowLogDataStatus>
{
    public FlowLogDataStatus Read(CsvReader reader, int index) => Utf8Fields.Status(reader.GetSpan(index));

    public void Write(CsvWriter writer, FlowLogDataStatus value) => throw new NotSupportedException();
}
