using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Fields;
using VpcFlow.Formats;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Locations;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>Reports errors in a format and its options that prevent parts of the code from being generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FormatAnalyzer : FlowLogAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.UnknownField,
        DiagnosticDescriptors.DuplicateField,
        DiagnosticDescriptors.EmptyFormat,
        DiagnosticDescriptors.StrayText,
        DiagnosticDescriptors.FieldNotInFormat, DiagnosticDescriptors.UnknownEcsVersion);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode
        => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    private protected override void Start(CompilationStartAnalysisContext context) => Register(context, Analyze);

    private static void Analyze(SyntaxNodeAnalysisContext context, AttributedClass target)
    {
        FlowLogDeclaration declaration = target.Declaration;
        if (!declaration.Format.Errors.IsEmpty && target.MapFormat() is { } format)
            Report(context, format, declaration.Format.Errors, FormatProblem.OfFormat);
        if (declaration.Fields is { } fields
            && (!fields.Errors.IsEmpty || !declaration.MissingFields.IsEmpty)
            && target.MapFields() is { } map)
        {
            Report(context, map, fields.Errors, e => FormatProblem.OfFields(e, NearestField(e, declaration)));
            if (declaration.Format.Errors.IsEmpty)
                ReportMissing(context, map, declaration.MissingFields);
        }

        if (!declaration.HasKnownEcs && target.ExpressionOf(FlowLogDeclaration.EcsArgument) is { } ecs)
        {
            string number = ((int)declaration.Ecs).ToString(CultureInfo.InvariantCulture);
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnknownEcsVersion, ecs.GetLocation(), number));
        }
    }

    private static void Report(
        SyntaxNodeAnalysisContext context, ConstantMap map, ImmutableArray<FormatError> errors, Func<FormatError, FormatProblem> describe)
    {
        int previous = -1;
        foreach (FormatError error in errors)
        {
            // Stray text directly before something that is not a name either; one error is enough.
            if (error.Start != previous)
                context.ReportDiagnostic(describe(error).ToDiagnostic(map, error));
            previous = error.Start;
        }
    }

    private static void ReportMissing(SyntaxNodeAnalysisContext context, ConstantMap map, ImmutableArray<FormatToken> missing)
    {
        foreach (FormatToken token in missing)
        {
            var problem = FormatProblem.NotInFormat(FlowLogFieldCatalogue.Get(token.Field).Name, nearest: null);
            context.ReportDiagnostic(Diagnostic.Create(problem.Descriptor, map.Locate(token.Start, token.Length), problem.Arguments));
        }
    }

    /// <summary>Returns the nearest field of the format; none if the format has errors, since its fields are then uncertain.</summary>
    private static string? NearestField(FormatError error, FlowLogDeclaration declaration)
        => error.Kind == FormatErrorKind.UnknownField && declaration.Format.Errors.IsEmpty ? declaration.NearestField(error.Text) : null;
}
