using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using VpcFlow.Package.Tests.Support;

namespace VpcFlow.Package.Tests;

/// <summary>What the packed assemblies are built on, and what their symbols say.</summary>
[Collection(PackageTestCollection.Name)]
public class AssemblyTests(PackageFeed feed)
{
    /// <summary>The kind of the record that holds a source file in symbols, from the specification of portable PDBs.</summary>
    private static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Exactly what every SDK since 8 has. The generator has no workspaces, which a compiler lacks.</summary>
    [Theory]
    [InlineData(
        PackedAssemblies.Generator,
        "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
        "System.Collections.Immutable 7.0.0.0", "netstandard 2.0.0.0")]
    [InlineData(
        PackedAssemblies.CodeFixes,
        "Microsoft.CodeAnalysis 4.8.0.0", "Microsoft.CodeAnalysis.CSharp 4.8.0.0", "Microsoft.CodeAnalysis.Workspaces 4.8.0.0",
        "System.Collections.Immutable 7.0.0.0", "netstandard 2.0.0.0")]
    public void Analyzer_Always_IsBuiltOnTheOldestCompiler(string path, params string[] references)
        => Assert.Equal(references, References(path).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(PackedAssemblies.Generator)]
    [InlineData(PackedAssemblies.CodeFixes)]
    [InlineData(PackedAssemblies.Runtime)]
    public void Symbols_Always_AreEmbeddedWithTheirSourceAndNameNoFolderOfTheMachine(string path)
    {
        using PEReader assembly = PackedAssemblies.Open(feed.PackagePath("VpcFlow"), path);
        DebugDirectoryEntry entry = assembly.ReadDebugDirectory().Single(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        MetadataReader symbols = provider.GetMetadataReader();
        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, handle =>
        {
            Assert.StartsWith("/_/", symbols.GetString(symbols.GetDocument(handle).Name), StringComparison.Ordinal);
            CustomDebugInformationHandleCollection information = symbols.GetCustomDebugInformation(handle);
            Assert.Contains(information, i => symbols.GetGuid(symbols.GetCustomDebugInformation(i).Kind) == s_embeddedSource);
        });
    }

    /// <summary>The compiler says in an assembly that it depends on nothing but its source.</summary>
    [Theory]
    [InlineData(PackedAssemblies.Generator)]
    [InlineData(PackedAssemblies.CodeFixes)]
    [InlineData(PackedAssemblies.Runtime)]
    public void Assembly_Always_IsDeterministic(string path)
    {
        using PEReader assembly = PackedAssemblies.Open(feed.PackagePath("VpcFlow"), path);
        Assert.Contains(assembly.ReadDebugDirectory(), e => e.Type == DebugDirectoryEntryType.Reproducible);
    }

    private string[] References(string path)
    {
        using PEReader assembly = PackedAssemblies.Open(feed.PackagePath("VpcFlow"), path);
        MetadataReader metadata = assembly.GetMetadataReader();
        IEnumerable<AssemblyReference> references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference);
        return [.. references.Select(r => $"{metadata.GetString(r.Name)} {r.Version}")];
    }
}
