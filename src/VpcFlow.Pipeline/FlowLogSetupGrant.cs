namespace VpcFlow;

/// <summary>What a client of a cluster is allowed to do, and nothing else.</summary>
public enum FlowLogSetupGrant
{
    /// <summary>Delivers documents to the data streams of flow logs.</summary>
    Ship,

    /// <summary>Searches the data streams of flow logs.</summary>
    Alert,
}
