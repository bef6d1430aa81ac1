namespace VpcFlow.Package.Tests.Support;

/// <summary>All tests that use the packages: one after the other, since each builds with all processors, and times are measured.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTestCollection : ICollectionFixture<PackageFeed>, ICollectionFixture<NativeTool>
{
    public const string Name = "packages";
}
