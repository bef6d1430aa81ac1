using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>Reports classes with the same format and options as a previous class, which could share its parser.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RepeatedFormatAnalyzer : FlowLogAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.RepeatedFormat);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var classes = new ConcurrentBag<(string Parser, INamedTypeSymbol Type, Location Location)>();
        Register(context, (_, target) =>
        {
            if (!target.Declaration.HasErrors && target.FormatExpression is { } expression)
                classes.Add((target.Declaration.ParserKey, target.Type, expression.GetLocation()));
        });
        context.RegisterCompilationEndAction(end =>
        {
            foreach (IGrouping<string, (string Parser, INamedTypeSymbol Type, Location Location)> same
                in classes.GroupBy(static c => c.Parser, StringComparer.Ordinal))
            {
                (string Parser, INamedTypeSymbol Type, Location Location)[] inOrder = same
                    .OrderBy(static c => c.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                    .ThenBy(static c => c.Location.SourceSpan.Start)
                    .ToArray();
                foreach ((_, _, Location location) in inOrder.Skip(1))
                {
                    string first = inOrder[0].Type.ToDisplayString();
                    end.ReportDiagnostic(
                        Diagnostic.Create(DiagnosticDescriptors.RepeatedFormat, location, [inOrder[0].Location], first));
                }
            }
        });
    }
}
