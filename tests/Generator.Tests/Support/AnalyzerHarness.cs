extern alias VpcFlowGenerator;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlowGenerator::VpcFlow.Generator;
using VpcFlowGenerator::VpcFlow.Generator.Diagnostics;

namespace VpcFlow.Generator.Tests.Support;

/// <summary>Runs all analyzers on sources and their generated files, as the compiler does. Benchmarks use it, too.</summary>
internal static class AnalyzerHarness
{
    /// <summary>All analyzers of the generator's assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(FlowLogGenerator).Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>All diagnostics that they can report.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
    [
        .. typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(f => f.GetValue(null))
            .OfType<DiagnosticDescriptor>(),
    ];

    /// <summary>Returns the diagnostics of compiler and analyzers, without suppressed ones.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(CSharpCompilation compilation, CSharpParseOptions? parseOptions = null)
    {
        CSharpCompilation updated = GeneratorHarness.AddGenerated(compilation, parseOptions);
        var exceptions = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics = await updated.WithAnalyzers(Analyzers, options).GetAllDiagnosticsAsync();
        if (!exceptions.IsEmpty)
            throw new AggregateException("An analyzer failed.", exceptions);
        return diagnostics;
    }

    /// <summary>Returns the diagnostics of the analyzers only, ordered by id and position.</summary>
    public static async Task<Diagnostic[]> RunAsync(params string[] sources)
        => OfAnalyzers(await RunAsync(GeneratorHarness.Compile(sources)));

    public static Diagnostic[] OfAnalyzers(IEnumerable<Diagnostic> diagnostics)
        =>
        [
            .. diagnostics
                .Where(d => d.Id.StartsWith("VPCF", StringComparison.Ordinal))
                .OrderBy(d => d.Id, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start),
        ];

    /// <summary>Returns the text that a diagnostic marks.</summary>
    public static string MarkedText(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
