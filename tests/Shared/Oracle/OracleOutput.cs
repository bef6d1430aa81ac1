namespace VpcFlow.Tests;

/// <summary>What records become.</summary>
internal enum OracleOutput
{
    Ecs,

    /// <summary>JSON with one member for each field.</summary>
    Flat,

    /// <summary>Events of OCSF's class Network Activity.</summary>
    Ocsf,

    Csv,
}
