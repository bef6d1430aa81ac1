using System.IO.Compression;
using System.Xml.Linq;
using VpcFlow.Package.Tests.Support;

namespace VpcFlow.Package.Tests;

/// <summary>What is in the packages, and nothing else.</summary>
[Collection(PackageTestCollection.Name)]
public class PackageContentTests(PackageFeed feed)
{
    private static readonly string[] s_common = ["PACKAGE.md", "icon.png"];

    [Fact]
    public void Library_Always_HasTheRuntimeAndWhatRunsInTheCompiler()
    {
        string[] expected =
        [
            .. s_common,
            "VpcFlow.nuspec",
            PackedAssemblies.CodeFixes,
            PackedAssemblies.Generator,
            PackedAssemblies.Runtime,
            "lib/net10.0/VpcFlow.xml",
            .. Directory.GetFiles(Repository.Path("docs", "diagnostics")).Select(f => "docs/diagnostics/" + Path.GetFileName(f)),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Files("VpcFlow"));
    }

    [Fact]
    public void Tool_Always_HasThePortableProgramAndItsLibraries()
    {
        string[] expected =
        [
            .. s_common,
            "VpcFlow.Tool.nuspec",
            "tools/net10.0/any/AWSSDK.Core.dll",
            "tools/net10.0/any/AWSSDK.Extensions.Numerics.dll",
            "tools/net10.0/any/AWSSDK.S3.dll",
            "tools/net10.0/any/AWSSDK.SQS.dll",
            "tools/net10.0/any/AWSSDK.SecurityToken.dll",
            "tools/net10.0/any/BouncyCastle.Cryptography.dll",
            "tools/net10.0/any/Confluent.Kafka.dll",
            "tools/net10.0/any/DotnetToolSettings.xml",
            "tools/net10.0/any/K4os.Compression.LZ4.dll",
            "tools/net10.0/any/MailKit.dll",
            "tools/net10.0/any/MaxMind.Db.dll",
            "tools/net10.0/any/MimeKit.dll",
            "tools/net10.0/any/OpenTelemetry.Api.ProviderBuilderExtensions.dll",
            "tools/net10.0/any/OpenTelemetry.Api.dll",
            "tools/net10.0/any/OpenTelemetry.Exporter.OpenTelemetryProtocol.dll",
            "tools/net10.0/any/OpenTelemetry.Exporter.Prometheus.AspNetCore.dll",
            "tools/net10.0/any/OpenTelemetry.dll",
            "tools/net10.0/any/Snappier.dll",
            "tools/net10.0/any/Spectre.Console.Ansi.dll",
            "tools/net10.0/any/Spectre.Console.dll",
            "tools/net10.0/any/System.CommandLine.dll",
            "tools/net10.0/any/System.IO.Hashing.dll",
            "tools/net10.0/any/System.Security.Cryptography.Pkcs.dll",
            "tools/net10.0/any/VpcFlow.AspNetCore.dll",
            "tools/net10.0/any/VpcFlow.Cli.deps.json",
            "tools/net10.0/any/VpcFlow.Cli.dll",
            "tools/net10.0/any/VpcFlow.Cli.runtimeconfig.json",
            "tools/net10.0/any/VpcFlow.Kafka.dll",
            "tools/net10.0/any/VpcFlow.Pipeline.dll",
            "tools/net10.0/any/VpcFlow.dll",
            "tools/net10.0/any/ZstdSharp.dll",
            "tools/net10.0/any/runtimes/win/lib/net10.0/System.Security.Cryptography.Pkcs.dll",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Files("VpcFlow.Tool"));
    }

    [Theory]
    [InlineData("VpcFlow", "Dependency")]
    [InlineData("VpcFlow.Tool", "DotnetTool")]
    public void Manifest_Always_SaysLicenceReadmeAndIconAndNoDependencies(string id, string type)
    {
        XElement metadata = Manifest(id);
        XNamespace ns = metadata.Name.Namespace;
        Assert.Equal(id, metadata.Element(ns + "id")!.Value);
        Assert.Equal(feed.Version, metadata.Element(ns + "version")!.Value);
        Assert.Equal("Apache-2.0", metadata.Element(ns + "license")!.Value);
        Assert.Equal("PACKAGE.md", metadata.Element(ns + "readme")!.Value);
        Assert.Equal("icon.png", metadata.Element(ns + "icon")!.Value);
        Assert.NotEmpty(metadata.Element(ns + "description")!.Value);
        Assert.Null(metadata.Element(ns + "developmentDependency"));
        Assert.Empty(metadata.Descendants(ns + "dependency"));
        Assert.Equal(type, metadata.Descendants(ns + "packageType").SingleOrDefault()?.Attribute("name")!.Value ?? "Dependency");
    }

    private string[] Files(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackagePath(id));
        return [.. package.Entries.Select(e => e.FullName).Where(n => !IsOfContainer(n)).Order(StringComparer.Ordinal)];
    }

    private XElement Manifest(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(feed.PackagePath(id));
        using Stream manifest = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(manifest).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    /// <summary>What every package has, being an Open Packaging container.</summary>
    private static bool IsOfContainer(string name)
        => name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/metadata/", StringComparison.Ordinal);
}
