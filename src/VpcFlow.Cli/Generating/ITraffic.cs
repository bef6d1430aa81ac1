namespace VpcFlow.Cli.Generating;

/// <summary>Makes the records of a kind of flow log, one after the other.</summary>
internal interface ITraffic
{
    /// <summary>Sets all values of the next record but its times.</summary>
    void Next(SyntheticFlow flow);
}
