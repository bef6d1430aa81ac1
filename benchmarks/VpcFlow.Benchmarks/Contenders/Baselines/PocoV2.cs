using System.Net;
using CsvHelper;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>A record of the default format as an object; <see langword="null"/> where a field is absent. Also what CsvHelper's source generator reads into.</summary>
[CsvRecord]
internal partial class PocoV2
{
    [CsvColumn(Index = 0)]
    public int? Version { get; set; }

    [CsvColumn(Index = 1)]
    public string? AccountId { get; set; }

    [CsvColumn(Index = 2)]
    public string? InterfaceId { get; set; }

    [CsvColumn(Index = 3)]
    [CsvConverter(typeof(AddressConverter))]
    public IPAddress? SourceAddress { get; set; }

    [CsvColumn(Index = 4)]
    [CsvConverter(typeof(AddressConverter))]
    public IPAddress? DestinationAddress { get; set; }

    [CsvColumn(Index = 5)]
    public ushort? SourcePort { get; set; }

    [CsvColumn(Index = 6)]
    public ushort? DestinationPort { get; set; }

    [CsvColumn(Index = 7)]
    public byte? Protocol { get; set; }

    [CsvColumn(Index = 8)]
    public long? Packets { get; set; }

    [CsvColumn(Index = 9)]
    public long? Bytes { get; set; }

    [CsvColumn(Index = 10)]
    [CsvConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? Start { get; set; }

    [CsvColumn(Index = 11)]
    [CsvConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? End { get; set; }

    [CsvColumn(Index = 12)]
    [CsvConverter(typeof(ActionConverter))]
    public FlowLogAction Action { get; set; }

    [CsvColumn(Index = 13)]
    [CsvConverter(typeof(StatusConverter))]
    public FlowLogDataStatus LogStatus { get; set; }
}
