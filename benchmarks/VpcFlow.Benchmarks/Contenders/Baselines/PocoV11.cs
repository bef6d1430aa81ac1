using System.Net;
using CsvHelper;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>A record of all fields of versions 2 to 11 as an object; <see langword="null"/> where a field is absent. Also what CsvHelper's source generator reads into.</summary>
[CsvRecord]
internal sealed partial class PocoV11 : PocoV5
{
    [CsvColumn(Index = 29)]
    public string? EcsClusterArn { get; set; }

    [CsvColumn(Index = 30)]
    public string? EcsClusterName { get; set; }

    [CsvColumn(Index = 31)]
    public string? EcsContainerInstanceArn { get; set; }

    [CsvColumn(Index = 32)]
    public string? EcsContainerInstanceId { get; set; }

    [CsvColumn(Index = 33)]
    public string? EcsContainerId { get; set; }

    [CsvColumn(Index = 34)]
    public string? EcsSecondContainerId { get; set; }

    [CsvColumn(Index = 35)]
    public string? EcsServiceName { get; set; }

    [CsvColumn(Index = 36)]
    public string? EcsTaskDefinitionArn { get; set; }

    [CsvColumn(Index = 37)]
    public string? EcsTaskArn { get; set; }

    [CsvColumn(Index = 38)]
    public string? EcsTaskId { get; set; }

    [CsvColumn(Index = 39)]
    public string? RejectReason { get; set; }

    [CsvColumn(Index = 40)]
    public string? ResourceId { get; set; }

    [CsvColumn(Index = 41)]
    public int? EncryptionStatus { get; set; }

    [CsvColumn(Index = 42)]
    public string? InstanceTag { get; set; }

    [CsvColumn(Index = 43)]
    public string? InstanceTag2 { get; set; }

    [CsvColumn(Index = 44)]
    public string? InterfaceTag { get; set; }

    [CsvColumn(Index = 45)]
    public string? InterfaceTag2 { get; set; }

    [CsvColumn(Index = 46)]
    public string? AutoScalingGroupTag { get; set; }

    [CsvColumn(Index = 47)]
    public string? AutoScalingGroupTag2 { get; set; }

    [CsvColumn(Index = 48)]
    public string? InterfaceType { get; set; }

    [CsvColumn(Index = 49)]
    public string? NextHopInterfaceId { get; set; }

    [CsvColumn(Index = 50)]
    public string? NextHopSubnetId { get; set; }

    [CsvColumn(Index = 51)]
    public string? NextHopAvailabilityZoneId { get; set; }

    [CsvColumn(Index = 52)]
    public string? NextHopVpcId { get; set; }

    [CsvColumn(Index = 53)]
    public string? NextHopInterfaceType { get; set; }
}
