using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>Analyzes classes with a flow log format. Costs nothing if the attribute is not referenced.</summary>
public abstract class FlowLogAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Whether classes in generated files are analyzed.</summary>
    private protected abstract GeneratedCodeAnalysisFlags GeneratedCode { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (!start.Compilation.GetTypesByMetadataName(FlowLogAttributes.Name).IsEmpty)
                Start(start);
        });
    }

    /// <summary>Starts the analysis of a compilation.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context);

    /// <summary>Registers an action for every class with a format.</summary>
    private protected static void Register(
        CompilationStartAnalysisContext context, Action<SyntaxNodeAnalysisContext, AttributedClass> action)
        => context.RegisterSyntaxNodeAction(
            node =>
            {
                if (AttributedClass.Find(node) is { } target)
                    action(node, target);
            },
            SyntaxKind.Attribute);
}
