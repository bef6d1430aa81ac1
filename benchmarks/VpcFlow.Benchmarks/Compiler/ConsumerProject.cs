extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator.Emit;
using VpcFlowGenerator::VpcFlow.Generator.Model;

namespace VpcFlow.Benchmarks.Compiler;

/// <summary>
/// A user's project in memory, compiled as by a build and edited as by an editor. Every call creates a new compilation, since symbols that
/// an earlier call has bound would cost nothing; the metadata of the framework is read once, as in a compiler server.
/// </summary>
internal sealed class ConsumerProject
{
    /// <summary>Documentation comments are not parsed, as in a build that writes no documentation file.</summary>
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        optimizationLevel: OptimizationLevel.Release);

    private readonly ImmutableArray<SyntaxTree> _formats;
    private readonly ImmutableArray<SyntaxTree> _empty;
    private readonly SyntaxTree _otherEdited;
    private readonly SyntaxTree _formatEdited;
    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;
    private readonly FlowLogClassSpec[] _specs;
    private readonly string[] _texts;

    /// <summary>Creates a project with a number of classes, and one other file.</summary>
    public ConsumerProject(int classes)
    {
        SyntaxTree other = Parse(FormatClasses.OtherFile(0), "Other.cs");
        _formats = [other, .. FormatClasses.WithFormats(classes).Select((text, i) => Parse(text, $"Logs{i}.cs"))];
        _empty = [other, .. FormatClasses.Empty(classes).Select((text, i) => Parse(text, $"Logs{i}.cs"))];
        _otherEdited = Parse(FormatClasses.OtherFile(1), "Other.cs");
        _formatEdited = Parse(FormatClasses.FirstEdited(), "Logs0.cs");
        _compilation = Create(_formats);
        _driver = CreateDriver(tracksSteps: false).RunGenerators(_compilation);

        GeneratorRunResult result = RunTracked().GetRunResult().Results.Single();
        IEnumerable<object> outputs = result.TrackedSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).Select(o => o.Value);
        _specs = [.. outputs.OfType<FlowLogClassSpec>().Distinct()];
        _texts = [.. result.GeneratedSources.Select(s => s.SourceText.ToString())];
        if (_specs.Length != classes || _texts.Length != classes)
            throw new InvalidOperationException($"{classes} classes gave {_specs.Length} specs and {_texts.Length} files.");
    }

    /// <summary>The number of generated characters.</summary>
    public int GeneratedLength => _texts.Sum(t => t.Length);

    /// <summary>Runs the generator for the first time: finds the classes, emits their text and parses it.</summary>
    public int Generate() => CreateDriver(tracksSteps: false).RunGenerators(Create(_formats)).GetRunResult().GeneratedTrees.Length;

    /// <summary>Emits text from specs, which is the generator's last step.</summary>
    public int EmitTexts() => _specs.Sum(s => FileEmitter.Emit(s).Length);

    /// <summary>Parses the generated text, which is the compiler's first step with it.</summary>
    public int ParseTexts() => _texts.Sum(t => Parse(t, "Generated.cs").GetRoot().FullSpan.Length);

    /// <summary>Compiles the same number of empty classes, without the generator.</summary>
    public long CompileEmpty() => Emit(Create(_empty));

    /// <summary>Runs the generator and compiles everything.</summary>
    public long CompileWithFormats()
    {
        CreateDriver(tracksSteps: false).RunGeneratorsAndUpdateCompilation(Create(_formats), out Compilation updated, out _);
        return Emit(updated);
    }

    /// <summary>Runs the analyzers of the package on all files and returns their own time, without that of binding.</summary>
    public TimeSpan Analyze()
    {
        CreateDriver(tracksSteps: false).RunGeneratorsAndUpdateCompilation(Create(_formats), out Compilation updated, out _);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        CompilationWithAnalyzers analyzed = updated.WithAnalyzers(AnalyzerHarness.Analyzers, options);
        AnalysisResult result = analyzed.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return TimeSpan.FromTicks(result.AnalyzerTelemetryInfo.Values.Sum(t => t.ExecutionTime.Ticks));
    }

    /// <summary>Runs the generator after an edit of another file.</summary>
    public int EditElsewhere() => Edit(_driver, 0, _otherEdited).GetRunResult().GeneratedTrees.Length;

    /// <summary>Runs the generator after an edit of one format.</summary>
    public int EditFormat() => Edit(_driver, 1, _formatEdited).GetRunResult().GeneratedTrees.Length;

    /// <summary>The number of files that are generated again after an edit of another file.</summary>
    public int FilesGeneratedAfterEditElsewhere() => FilesGenerated(Edit(RunTracked(), 0, _otherEdited));

    /// <summary>The number of files that are generated again after an edit of one format.</summary>
    public int FilesGeneratedAfterEditOfFormat() => FilesGenerated(Edit(RunTracked(), 1, _formatEdited));

    private GeneratorDriver RunTracked() => CreateDriver(tracksSteps: true).RunGenerators(_compilation);

    /// <summary>Edits as an editor does: the new compilation reuses everything of the old one that the edit does not affect.</summary>
    private GeneratorDriver Edit(GeneratorDriver driver, int file, SyntaxTree edited)
        => driver.RunGenerators(_compilation.ReplaceSyntaxTree(_formats[file], edited));

    private static int FilesGenerated(GeneratorDriver driver)
        => driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(s => s.Value).SelectMany(s => s.Outputs).Count(o => o.Reason != IncrementalStepRunReason.Cached);

    private static GeneratorDriver CreateDriver(bool tracksSteps) => GeneratorHarness.CreateDriver(s_parseOptions, tracksSteps);

    private static SyntaxTree Parse(string source, string path) => GeneratorHarness.Parse(source, path, s_parseOptions);

    private static CSharpCompilation Create(ImmutableArray<SyntaxTree> trees)
        => CSharpCompilation.Create("Consumer", trees, GeneratorHarness.References, s_options);

    private static long Emit(Compilation compilation)
    {
        using var output = new MemoryStream();
        EmitResult result = compilation.Emit(output);
        return result.Success ? output.Length : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
