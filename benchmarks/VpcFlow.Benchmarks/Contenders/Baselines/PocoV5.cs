using System.Net;
using CsvHelper;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>A record of all fields of versions 2 to 5 as an object; <see langword="null"/> where a field is absent. Also what CsvHelper's source generator reads into.</summary>
[CsvRecord]
internal partial class PocoV5 : PocoV2
{
    [CsvColumn(Index = 14)]
    public string? VpcId { get; set; }

    [CsvColumn(Index = 15)]
    public string? SubnetId { get; set; }

    [CsvColumn(Index = 16)]
    public string? InstanceId { get; set; }

    [CsvColumn(Index = 17)]
    public int? TcpFlags { get; set; }

    [CsvColumn(Index = 18)]
    public string? TrafficType { get; set; }

    [CsvColumn(Index = 19)]
    [CsvConverter(typeof(AddressConverter))]
    public IPAddress? PacketSourceAddress { get; set; }

    [CsvColumn(Index = 20)]
    [CsvConverter(typeof(AddressConverter))]
    public IPAddress? PacketDestinationAddress { get; set; }

    [CsvColumn(Index = 21)]
    public string? Region { get; set; }

    [CsvColumn(Index = 22)]
    public string? AvailabilityZoneId { get; set; }

    [CsvColumn(Index = 23)]
    public string? SublocationType { get; set; }

    [CsvColumn(Index = 24)]
    public string? SublocationId { get; set; }

    [CsvColumn(Index = 25)]
    public string? PacketSourceAwsService { get; set; }

    [CsvColumn(Index = 26)]
    public string? PacketDestinationAwsService { get; set; }

    [CsvColumn(Index = 27)]
    public string? FlowDirection { get; set; }

    [CsvColumn(Index = 28)]
    public int? TrafficPath { get; set; }
}
