namespace VpcFlow.Pipeline.Statistics.Groups;

/// <summary>What is made of a value before records are grouped by it.</summary>
internal enum GroupFunction
{
    /// <summary>The value itself.</summary>
    Whole,

    /// <summary>The network of an address.</summary>
    Prefix,

    /// <summary>A number or time, rounded down to a multiple of a step.</summary>
    Step,

    /// <summary>Whether an address is private, of the internet, or something else.</summary>
    Scope,

    /// <summary>The country of an address.</summary>
    Country,

    /// <summary>The autonomous system of an address.</summary>
    AutonomousSystem,

    /// <summary>The name of an address or of its network.</summary>
    Name,
}
