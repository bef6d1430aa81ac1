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
            Report(context, format, declaration.Format.Errors, ProblemOfFormat);
        if (declaration.Fields is { } fields
            && (!fields.Errors.IsEmpty || !declaration.MissingFields.IsEmpty)
            && target.MapFields() is { } map)
        {
            Report(context, map, fields.Errors, e => ProblemOfFields(e, declaration));
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
            string message = $"The field '{FlowLogFieldCatalogue.Get(token.Field).Name}' is not in the format";
            context.ReportDiagnostic(
                Diagnostic.Create(DiagnosticDescriptors.FieldNotInFormat, map.Locate(token.Start, token.Length), message));
        }
    }

    private static FormatProblem ProblemOfFormat(FormatError error) => new(DescriptorOf(error.Kind), error.Message, error.Suggestion);

    private static FormatProblem ProblemOfFields(FormatError error, FlowLogDeclaration declaration)
    {
        string? nearest = error.Kind == FormatErrorKind.UnknownField && declaration.Format.Errors.IsEmpty
            ? declaration.NearestField(error.Text)
            : null;
        return error.Kind switch
        {
            FormatErrorKind.Empty => new(DiagnosticDescriptors.EmptyFormat, "Fields names no field; leave it out to read all fields", null),
            FormatErrorKind.DuplicateField =>
                new(DiagnosticDescriptors.DuplicateField, $"The field '{error.Text}' appears in Fields twice", null),
            FormatErrorKind.UnknownField => new(
                DiagnosticDescriptors.FieldNotInFormat,
                $"'{error.Text}' is not a field of the format" + (nearest is null ? "" : $"; did you mean '{nearest}'?"),
                nearest),
            FormatErrorKind.StrayText or FormatErrorKind.MissingSpace => ProblemOfFormat(error),
            _ => throw new InvalidOperationException($"{error.Kind} is not a kind of error."),
        };
    }

    private static DiagnosticDescriptor DescriptorOf(FormatErrorKind kind) => kind switch
    {
        FormatErrorKind.UnknownField => DiagnosticDescriptors.UnknownField,
        FormatErrorKind.DuplicateField => DiagnosticDescriptors.DuplicateField,
        FormatErrorKind.Empty => DiagnosticDescriptors.EmptyFormat,
        FormatErrorKind.StrayText or FormatErrorKind.MissingSpace => DiagnosticDescriptors.StrayText,
        _ => throw new InvalidOperationException($"{kind} is not a kind of error."),
    };
}
