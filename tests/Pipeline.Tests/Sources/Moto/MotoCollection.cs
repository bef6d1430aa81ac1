namespace VpcFlow.Pipeline.Tests.Sources.Moto;

/// <summary>The tests that share one server.</summary>
[CollectionDefinition(Name)]
public sealed class MotoCollection : ICollectionFixture<MotoServer>
{
    public const string Name = "Moto";
}
