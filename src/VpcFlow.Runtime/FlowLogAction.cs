namespace VpcFlow;

/// <summary>What security groups and network ACLs did with the traffic.</summary>
public enum FlowLogAction : byte
{
    /// <summary>Absent, or text that AWS does not document.</summary>
    Unknown,

    /// <summary><c>ACCEPT</c></summary>
    Accept,

    /// <summary><c>REJECT</c></summary>
    Reject,
}
