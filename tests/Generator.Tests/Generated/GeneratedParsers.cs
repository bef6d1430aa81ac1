using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>
/// Generates classes for all formats of the corpus, compiles them together as a release build with checked arithmetic does, and loads them
/// once.
/// </summary>
internal static class GeneratedParsers
{
    private static readonly Lazy<FrozenDictionary<string, GeneratedFormat>> s_formats = new(() => Load(FormatCorpus.Chosen));

    public static TheoryData<string> Names => new(FormatCorpus.Chosen.Select(f => f.Name));

    public static GeneratedFormat Get(string name) => s_formats.Value[name];

    /// <summary>Compiles the classes of some formats together.</summary>
    public static FrozenDictionary<string, GeneratedFormat> Load(IReadOnlyList<FormatCase> formats)
    {
        CSharpCompilationOptions options = GeneratorHarness.LibraryOptions
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithOverflowChecks(true);
        string[] sources = [.. formats.Select(AdapterSource.Create)];
        CSharpCompilation compilation = GeneratorHarness
            .Compile(options, GeneratorHarness.ParseOptions, sources)
            .AddReferences(MetadataReference.CreateFromFile(typeof(Show).Assembly.Location));
        using var image = new MemoryStream();
        EmitResult result = GeneratorHarness.AddGenerated(compilation).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext(null).LoadFromStream(image);
        return formats
            .Select((format, i) => Bind(format, assembly.GetType(AdapterSource.AdapterName(i))!))
            .ToFrozenDictionary(f => f.Case.Name);
    }

    private static GeneratedFormat Bind(FormatCase format, Type adapter)
        => new(
            format,
            (FlowLogParser)adapter.GetProperty("Parser")!.GetValue(null)!,
            FlowLogParser.Create(format.Parsed, format.Options),
            Method<WriteDocuments>(adapter, "Write"),
            Method<RenderRecords>(adapter, "Render"),
            Method<SumRecords>(adapter, "Sum"),
            Method<ReadFirst>(adapter, "First"),
            Method<TryParseRecord>(adapter, "TryParse"),
            Method<RenderBatches>(adapter, "RenderBatches"),
            Method<RenderOwned>(adapter, "RenderOwned"),
            Method<RenderRecords>(adapter, "RenderViews"),
            Method<ListFields>(adapter, "ListFields"),
            Method<Func<string>>(adapter, "DescribeDefault"));

    private static T Method<T>(Type adapter, string name)
        where T : Delegate
        => adapter.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();
}
