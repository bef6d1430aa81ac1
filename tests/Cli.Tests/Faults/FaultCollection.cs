namespace VpcFlow.Cli.Tests.Faults;

/// <summary>The tests that share the servers, one after the other, since they stop them.</summary>
[CollectionDefinition(Name)]
public sealed class FaultCollection : ICollectionFixture<FaultServers>
{
    public const string Name = "Faults";
}
