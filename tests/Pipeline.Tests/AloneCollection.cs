namespace VpcFlow.Pipeline.Tests;

/// <summary>Tests that measure the memory of the process, while no other test runs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
