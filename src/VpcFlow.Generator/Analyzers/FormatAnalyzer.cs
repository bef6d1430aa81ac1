using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Formats;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Locations;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>
/// Reports errors in a format and its options that prevent parts of the code from being generated, and columns that are skipped.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FormatAnalyzer : FlowLogAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.UnknownField,
        DiagnosticDescriptors.DuplicateField,
        DiagnosticDescriptors.EmptyFormat,
        DiagnosticDescriptors.StrayText,
        DiagnosticDescriptors.FieldNotInFormat,
        DiagnosticDescriptors.UnknownEcsVersion,
        DiagnosticDescriptors.UnknownDocumentKind);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode
        => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Start(CompilationStartAnalysisContext context) => Register(context, Analyze);

    private static void Analyze(SyntaxNodeAnalysisContext context, AttributedClass target)
    {
        FlowLogDeclaration declaration = target.Declaration;
        ParsedFormat format = declaration.Format;
        if (HasProblem(format) && target.MapFormat() is { } formatMap)
        {
            foreach (FormatError error in format.Errors)
                context.ReportDiagnostic(FormatProblem.OfFormat(error).ToDiagnostic(formatMap, error, format, hasBraces: true));
            foreach (FormatToken token in format.Repeated)
            {
                const string Consequence = "; the first column counts, and this one is skipped";
                context.ReportDiagnostic(FormatProblem.Repeated(token, "the format", Consequence).ToDiagnostic(formatMap, token));
            }
        }

        if (declaration.Fields is { } fields
            && (HasProblem(fields) || !declaration.MissingFields.IsEmpty)
            && target.MapFields() is { } map)
        {
            foreach (FormatError error in fields.Errors)
            {
                var problem = FormatProblem.OfFields(error, NearestField(error, declaration));
                context.ReportDiagnostic(problem.ToDiagnostic(map, error, fields, hasBraces: false));
            }

            foreach (FormatToken token in fields.Repeated)
                context.ReportDiagnostic(FormatProblem.Repeated(token, "Fields", "").ToDiagnostic(map, token));
            if (declaration.Format.Errors.IsEmpty)
                ReportMissing(context, map, declaration.MissingFields);
        }

        if (!declaration.HasKnownDocuments && target.ExpressionOf(FlowLogDeclaration.DocumentsArgument) is { } kind)
        {
            string number = ((int)declaration.Documents).ToString(CultureInfo.InvariantCulture);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnknownDocumentKind, kind.GetLocation(), number));
        }

        if (!declaration.HasKnownEcs && target.ExpressionOf(FlowLogDeclaration.EcsArgument) is { } ecs)
        {
            string number = ((int)declaration.Ecs).ToString(CultureInfo.InvariantCulture);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnknownEcsVersion, ecs.GetLocation(), number));
        }
    }

    private static bool HasProblem(ParsedFormat format) => !format.Errors.IsEmpty || format.Repeated.Any();

    private static void ReportMissing(SyntaxNodeAnalysisContext context, ConstantMap map, ImmutableArray<FormatToken> missing)
    {
        foreach (FormatToken token in missing)
        {
            var problem = FormatProblem.NotInFormat(token.Column.Name, nearest: null);
            context.ReportDiagnostic(Diagnostic.Create(problem.Descriptor, map.Locate(token.Start, token.Length), problem.Arguments));
        }
    }

    /// <summary>Returns the nearest field of the format; none if the format has errors, since its fields are then uncertain.</summary>
    private static string? NearestField(FormatError error, FlowLogDeclaration declaration)
        => error.Kind == FormatErrorKind.UnknownField && declaration.Format.Errors.IsEmpty ? declaration.NearestField(error.Text) : null;
}
