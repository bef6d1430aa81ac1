namespace VpcFlow.Cli.Generating;

/// <summary>Generates the records of a kind of flow log, one at a time.</summary>
internal interface ITraffic
{
    /// <summary>Sets all values of the next record except its times.</summary>
    void Next(SyntheticFlow flow);
}
