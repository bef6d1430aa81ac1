using System.IO.Compression;
using System.Reflection.PortableExecutable;

namespace VpcFlow.Package.Tests.Support;

/// <summary>The assemblies in a package.</summary>
internal static class PackedAssemblies
{
    public const string Generator = "analyzers/dotnet/cs/VpcFlow.Generator.dll";

    public const string CodeFixes = "analyzers/dotnet/cs/VpcFlow.CodeFixes.dll";

    public const string Runtime = "lib/net10.0/VpcFlow.dll";

    /// <summary>Opens an assembly of a package.</summary>
    public static PEReader Open(string package, string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        using Stream content = archive.GetEntry(path)!.Open();
        var image = new MemoryStream();
        content.CopyTo(image);
        image.Position = 0;
        return new PEReader(image);
    }
}
