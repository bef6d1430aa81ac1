using System.Collections.Immutable;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Pipeline.Sinks.Parquet.Derived;

namespace VpcFlow;

/// <summary>A column whose values are computed from fields: what filters know besides fields.</summary>
public sealed class FlowLogDerivedColumn
{
    private const string Expected =
        "expected duration, bytes-per-packet, service, private(FIELD) or internet(FIELD), such as private(srcaddr)";

    private FlowLogDerivedColumn(string name, ColumnType type, MemberReader reader)
    {
        Name = name;
        Spec = new ColumnSpec([name], type) { Reader = reader };
        Fields = reader.Fields;
    }

    /// <summary>The name of the column, such as <c>bytes_per_packet</c> or <c>private_srcaddr</c>.</summary>
    public string Name { get; }

    /// <summary>The fields that the values are computed from; parsers have to read them.</summary>
    public ImmutableArray<FlowLogField> Fields { get; }

    internal ColumnSpec Spec { get; }

    /// <summary>
    /// Parses names of derived columns, which white space or commas separate: <c>duration</c>, the seconds from start to end;
    /// <c>bytes-per-packet</c>, not rounded; <c>service</c>, the name of the service at a port; and of an address, whether it is
    /// <c>private(srcaddr)</c> or one of the <c>internet(dstaddr)</c>.
    /// </summary>
    /// <param name="text">The names.</param>
    /// <returns>The columns in the order of the text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">A name is not that of a derived column, appears twice, or there is none.</exception>
    public static ImmutableArray<FlowLogDerivedColumn> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        FlowLogDerivedColumn[] columns =
            [.. text.Split([' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];
        if (columns.Length == 0)
            throw new FormatException($"There is no derived column; {Expected}.");
        string? twice = columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null ? [.. columns] : throw new FormatException($"'{twice}' appears twice.");
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static FlowLogDerivedColumn ParseOne(string name) => name.Replace('_', '-').ToLowerInvariant() switch
    {
        "duration" => new("duration", ColumnType.Double, new DurationReader()),
        "bytes-per-packet" or "bytesperpacket" => new("bytes_per_packet", ColumnType.Double, new BytesPerPacketReader()),
        "service" => new("service", ColumnType.Text, new ServiceReader()),
        _ when name.EndsWith(')') && name.IndexOf('(', StringComparison.Ordinal) is var open and > 0
            => ParseFunction(name, name[..open], name[(open + 1)..^1]),
        _ => throw new FormatException($"'{name}' is not a derived column; {Expected}."),
    };

    private static FlowLogDerivedColumn ParseFunction(string text, string function, string field)
    {
        AddressSet addresses = SpecialAddresses.Find(function)
            ?? throw new FormatException($"'{text}' is not a derived column; {Expected}.");
        if (FlowLogFieldInfo.Find(field) is not { Kind: FlowLogFieldKind.Address } info)
            throw new FormatException($"'{field}' in '{text}' is not an address; expected srcaddr, dstaddr, pkt-srcaddr or pkt-dstaddr.");
        return new(function.ToLowerInvariant() + "_" + info.ColumnName, ColumnType.Boolean, new AddressReader(info.Field, addresses));
    }
}
