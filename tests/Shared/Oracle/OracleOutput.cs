namespace VpcFlow.Tests;

/// <summary>What records become.</summary>
internal enum OracleOutput
{
    Ecs,

    /// <summary>JSON with one member for each field.</summary>
    Flat,

    Csv,
}
