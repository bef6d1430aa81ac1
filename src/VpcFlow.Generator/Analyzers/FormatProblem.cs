using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Formats;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Locations;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Analyzers;

/// <summary>An error in a format string, or in <c>Fields</c>, as a diagnostic.</summary>
/// <param name="Descriptor">The diagnostic.</param>
/// <param name="Suggestion">The name to replace the text with, if there is one.</param>
/// <param name="Arguments">The arguments of the message.</param>
internal sealed record FormatProblem(DiagnosticDescriptor Descriptor, string? Suggestion, params object[] Arguments)
{
    /// <summary>Describes an error in the format.</summary>
    public static FormatProblem OfFormat(FormatError error) => error.Kind switch
    {
        FormatErrorKind.Empty => new(DiagnosticDescriptors.EmptyFormat, null, "The format", ""),
        FormatErrorKind.UnknownField when error.Suggestion is null
            => new(DiagnosticDescriptors.UnknownField, null, error.Text, $"; to skip the column, write '?{error.Text}'"),
        FormatErrorKind.UnknownField => new(DiagnosticDescriptors.UnknownField, error.Suggestion, error.Text, DidYouMean(error.Suggestion)),
        FormatErrorKind.StrayText => Unexpected(error, FormatError.Expected),
        FormatErrorKind.MissingSpace => Unexpected(error, "white space before it"),
        FormatErrorKind.MissingBrace => Unexpected(error, "a closing '}'"),
        FormatErrorKind.Braces => Unexpected(error, "a name such as ${srcaddr} or srcaddr"),
        FormatErrorKind.TooLong => Unexpected(error, $"at most {RecordPlan.MaxSlots} columns"),
        _ => throw new InvalidOperationException($"{error.Kind} is not a kind of error."),
    };

    /// <summary>Describes an error in <c>Fields</c>.</summary>
    /// <param name="error">The error.</param>
    /// <param name="nearest">The nearest name among the fields of the format, for an unknown one.</param>
    public static FormatProblem OfFields(FormatError error, string? nearest) => error.Kind switch
    {
        FormatErrorKind.Empty => new(DiagnosticDescriptors.EmptyFormat, null, "Fields", "; leave it out to read all fields"),
        FormatErrorKind.UnknownField => NotInFormat(error.Text, nearest),
        FormatErrorKind.StrayText or FormatErrorKind.MissingSpace or FormatErrorKind.MissingBrace or FormatErrorKind.Braces
            or FormatErrorKind.TooLong => OfFormat(error),
        _ => throw new InvalidOperationException($"{error.Kind} is not a kind of error."),
    };

    /// <summary>Describes a name in <c>Fields</c> that the format lacks.</summary>
    public static FormatProblem NotInFormat(string name, string? nearest)
        => new(DiagnosticDescriptors.FieldNotInFormat, nearest, name, DidYouMean(nearest));

    /// <summary>Describes a field that the format, or <c>Fields</c>, names again.</summary>
    public static FormatProblem Repeated(FormatToken token, string where, string consequence)
        => new(DiagnosticDescriptors.DuplicateField, null, token.Column.Name, where, consequence);

    /// <summary>Creates a diagnostic at the text at fault, with what a code fix needs if that text is in one literal.</summary>
    /// <param name="map">The source of the text.</param>
    /// <param name="error">The error.</param>
    /// <param name="format">The columns of the text.</param>
    /// <param name="hasBraces">Whether the canonical spelling of the text is <c>${name}</c>.</param>
    public Diagnostic ToDiagnostic(ConstantMap map, FormatError error, ParsedFormat format, bool hasBraces)
    {
        if (error.Kind == FormatErrorKind.Empty)
            return Create(map, map.Whole, null, "");
        Location location = map.Locate(error.Start, error.Length);
        SyntaxToken? literal = map.LiteralOf(error.Start, error.Length);
        if (Suggestion is not null)
            return Create(map, location, literal is null ? null : location.SourceSpan, Suggestion);
        bool isRewritable = error.Kind is not (FormatErrorKind.UnknownField or FormatErrorKind.TooLong);
        return isRewritable && literal is { } token && LiteralRewrite.Create(map, token, format.Tokens, hasBraces) is { } rewrite
            ? Create(map, location, rewrite.Span, rewrite.Text)
            : Create(map, location, null, "");
    }

    /// <summary>Creates the diagnostic of a repeated field, whose fix removes it.</summary>
    public Diagnostic ToDiagnostic(ConstantMap map, FormatToken token)
        => Create(map, map.Locate(token.NameStart, token.NameLength), map.SpanToRemove(token.Start, token.Length), "");

    /// <summary>Creates the diagnostic of a field without braces, whose fix rewrites the literal.</summary>
    public static Diagnostic WithoutBraces(ConstantMap map, FormatToken token, ParsedFormat format)
    {
        var problem = new FormatProblem(DiagnosticDescriptors.FieldWithoutBraces, null, token.Column.Name);
        SyntaxToken? literal = map.LiteralOf(token.Start, token.Length);
        (TextSpan Span, string Text)? rewrite = literal is { } part
            ? LiteralRewrite.Create(map, part, format.Tokens, hasBraces: true)
            : null;
        return problem.Create(map, map.Locate(token.Start, token.Length), rewrite?.Span, rewrite?.Text ?? "");
    }

    private static FormatProblem Unexpected(FormatError error, string expected)
        => new(DiagnosticDescriptors.StrayText, null, error.Text, expected);

    private Diagnostic Create(ConstantMap map, Location location, TextSpan? replaced, string replacement)
        => replaced is { } span
            ? Diagnostic.Create(
                Descriptor,
                location,
                [map.Locate(span)],
                ImmutableDictionary<string, string?>.Empty.Add(RepairProperties.Replacement, replacement),
                Arguments)
            : Diagnostic.Create(Descriptor, location, Arguments);

    private static string DidYouMean(string? name) => name is null ? "" : $"; did you mean '{name}'?";
}
