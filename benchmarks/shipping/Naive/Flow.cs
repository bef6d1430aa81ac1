namespace VpcFlow.Benchmarks.Naive;

/// <summary>A record of version 2.</summary>
internal sealed class Flow
{
    public int Version { get; set; }
    public string? AccountId { get; set; }
    public string? InterfaceId { get; set; }
    public string? SourceAddress { get; set; }
    public string? DestinationAddress { get; set; }
    public int? SourcePort { get; set; }
    public int? DestinationPort { get; set; }
    public int? Protocol { get; set; }
    public long? Packets { get; set; }
    public long? Bytes { get; set; }
    public long? Start { get; set; }
    public long? End { get; set; }
    public string? Action { get; set; }
    public string? LogStatus { get; set; }
}
