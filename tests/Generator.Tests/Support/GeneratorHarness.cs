extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlowGenerator::VpcFlow.Generator;

namespace VpcFlow.Generator.Tests.Support;

/// <summary>
/// Creates compilations that reference the framework and the runtime, as a user's project does, and runs the generator on them. Benchmarks
/// use it, too, so it does not depend on the test framework.
/// </summary>
internal static class GeneratorHarness
{
    /// <summary>The compiler's error for <c>#error</c>, which is in the generated code of a class with a partially valid format.</summary>
    public const string ErrorDirective = "CS1029";

    /// <summary>Parses documentation comments, too.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>The strictest library: all warnings of the compiler, nullable reference types, no unsafe code.</summary>
    public static CSharpCompilationOptions LibraryOptions { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    public static ImmutableArray<MetadataReference> References { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(FlowLogParser).Assembly.Location)];

    public static CSharpCompilation Compile(params string[] sources) => Compile(LibraryOptions, ParseOptions, sources);

    public static CSharpCompilation Compile(CSharpCompilationOptions options, CSharpParseOptions parseOptions, params string[] sources)
        => CSharpCompilation.Create(
            "Consumer", sources.Select((source, i) => Parse(source, $"Source{i}.cs", parseOptions)), References, options);

    public static SyntaxTree Parse(string source, string path, CSharpParseOptions? parseOptions = null)
        => CSharpSyntaxTree.ParseText(source, parseOptions ?? ParseOptions, path);

    /// <summary>Creates a driver that, by default, tracks what each step of the pipeline does.</summary>
    public static GeneratorDriver CreateDriver(CSharpParseOptions? parseOptions = null, bool tracksSteps = true)
        => CSharpGeneratorDriver.Create(
            [new FlowLogGenerator().AsSourceGenerator()],
            parseOptions: parseOptions ?? ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    public static GeneratorRunResult Run(CSharpCompilation compilation, CSharpParseOptions? parseOptions = null)
        => CreateDriver(parseOptions).RunGenerators(compilation).GetRunResult().Results.Single();

    /// <summary>Adds the generator's output, which must be free of exceptions and of the generator's diagnostics.</summary>
    public static CSharpCompilation AddGenerated(CSharpCompilation compilation, CSharpParseOptions? parseOptions = null)
    {
        GeneratorDriver driver = CreateDriver(parseOptions).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation updated, out ImmutableArray<Diagnostic> diagnostics);
        if (driver.GetRunResult().Results.Single().Exception is { } exception)
            throw new InvalidOperationException("The generator failed.", exception);
        if (!diagnostics.IsEmpty)
            throw new InvalidOperationException($"The generator reported {string.Join(", ", diagnostics)}.");
        return (CSharpCompilation)updated;
    }
}
