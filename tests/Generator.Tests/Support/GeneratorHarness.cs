extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlowGenerator::VpcFlow.Generator;

namespace VpcFlow.Generator.Tests.Support;

/// <summary>
/// Compilations that refer to the framework and the runtime, as a user's project does, and runs of the generator over them. Benchmarks use it, too, so it knows nothing of
/// the test framework.
/// </summary>
internal static class GeneratorHarness
{
    /// <summary>What the compiler says of <c>#error</c>, which stands in the code of a class whose format is understood in part.</summary>
    public const string ErrorDirective = "CS1029";

    /// <summary>Documentation comments are checked, too.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>A library of the strictest kind: all warnings that the compiler has, nullable reference types, no unsafe code.</summary>
    public static CSharpCompilationOptions LibraryOptions { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    public static ImmutableArray<MetadataReference> References { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(FlowLogParser).Assembly.Location)];

    public static CSharpCompilation Compile(params string[] sources) => Compile(LibraryOptions, ParseOptions, sources);

    public static CSharpCompilation Compile(CSharpCompilationOptions options, CSharpParseOptions parseOptions, params string[] sources)
        => CSharpCompilation.Create("Consumer", sources.Select((source, i) => Parse(source, $"Source{i}.cs", parseOptions)), References, options);

    public static SyntaxTree Parse(string source, string path, CSharpParseOptions? parseOptions = null)
        => CSharpSyntaxTree.ParseText(source, parseOptions ?? ParseOptions, path);

    /// <summary>A driver that, unless told otherwise, remembers what each step of the pipeline did.</summary>
    public static GeneratorDriver CreateDriver(CSharpParseOptions? parseOptions = null, bool tracksSteps = true)
        => CSharpGeneratorDriver.Create(
            [new FlowLogGenerator().AsSourceGenerator()],
            parseOptions: parseOptions ?? ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    public static GeneratorRunResult Run(CSharpCompilation compilation, CSharpParseOptions? parseOptions = null)
        => CreateDriver(parseOptions).RunGenerators(compilation).GetRunResult().Results.Single();

    /// <summary>Adds what the generator emits, which must be free of exceptions and of the generator's diagnostics.</summary>
    public static CSharpCompilation AddGenerated(CSharpCompilation compilation, CSharpParseOptions? parseOptions = null)
    {
        GeneratorDriver driver = CreateDriver(parseOptions).RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> diagnostics);
        if (driver.GetRunResult().Results.Single().Exception is { } exception)
            throw new InvalidOperationException("The generator failed.", exception);
        if (!diagnostics.IsEmpty)
            throw new InvalidOperationException($"The generator reported {string.Join(", ", diagnostics)}.");
        return (CSharpCompilation)updated;
    }
}
