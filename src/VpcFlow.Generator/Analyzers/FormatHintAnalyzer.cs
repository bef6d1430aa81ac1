using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Formats;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>Reports what is valid in a format but probably unintended, or worth knowing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FormatHintAnalyzer : FlowLogAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.FieldWithoutBraces,
        DiagnosticDescriptors.NoTime,
        DiagnosticDescriptors.NoLogStatus,
        DiagnosticDescriptors.FormatIsPreset,
        DiagnosticDescriptors.UnusedEcsVersion);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    private protected override void Start(CompilationStartAnalysisContext context) => Register(context, Analyze);

    private static void Analyze(SyntaxNodeAnalysisContext context, AttributedClass target)
    {
        if (target.Declaration.HasErrors || target.FormatExpression is not { } expression)
            return;
        ParsedFormat format = target.Declaration.Format;
        if (format.Tokens.Any(static t => t.IsBraced) && format.Tokens.Any(IsWithoutBraces) && target.MapFormat() is { } map)
        {
            FormatToken first = format.Tokens.First(IsWithoutBraces);
            context.ReportDiagnostic(FormatProblem.WithoutBraces(map, first, format));
        }

        FlowLogDocumentKind documents = target.Declaration.Documents;
        if (TimeOf(documents) is { } time && !format.Fields.Contains(FlowLogField.End) && !format.Fields.Contains(FlowLogField.Start))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NoTime, expression.GetLocation(), time));
        if (documents != FlowLogDocumentKind.Ecs && target.ExpressionOf(FlowLogDeclaration.EcsArgument) is { } ecs)
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnusedEcsVersion, ecs.GetLocation(), documents));
        if (!format.Fields.Contains(FlowLogField.LogStatus))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NoLogStatus, expression.GetLocation()));
        if (IsWrittenOut(expression) && PresetFields.FindPreset(format.Columns)?.Constant is { } preset)
        {
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(
                RepairProperties.Preset, preset);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.FormatIsPreset, expression.GetLocation(), properties, preset));
        }
    }

    /// <summary>Returns the member that every document has for its time, if there is one.</summary>
    private static string? TimeOf(FlowLogDocumentKind documents) => documents switch
    {
        FlowLogDocumentKind.Ecs => "@timestamp",
        FlowLogDocumentKind.Flat => null,
        FlowLogDocumentKind.Ocsf => "time",
        _ => throw new ArgumentOutOfRangeException(nameof(documents), documents, "This is not a kind of documents."),
    };

    private static bool IsWithoutBraces(FormatToken token) => !token.IsBraced && token.Kind != FormatTokenKind.Marked;

    /// <summary>Whether the format is anything but a named constant.</summary>
    private static bool IsWrittenOut(ExpressionSyntax expression)
        => expression.DescendantNodesAndSelf().Any(static n => n is LiteralExpressionSyntax or InterpolatedStringTextSyntax);
}
