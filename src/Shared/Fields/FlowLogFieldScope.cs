namespace VpcFlow;

/// <summary>The kinds of flow log that have a field.</summary>
public enum FlowLogFieldScope
{
    /// <summary>VPC, subnet and network interface flow logs only.</summary>
    Vpc,

    /// <summary>Transit Gateway flow logs only.</summary>
    TransitGateway,

    /// <summary>Both.</summary>
    Both,
}
