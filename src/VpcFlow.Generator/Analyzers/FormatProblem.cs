using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Formats;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Locations;

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
        FormatErrorKind.DuplicateField => new(DiagnosticDescriptors.DuplicateField, null, error.Text, "the format"),
        FormatErrorKind.UnknownField => new(DiagnosticDescriptors.UnknownField, error.Suggestion, error.Text, DidYouMean(error.Suggestion)),
        FormatErrorKind.StrayText => new(DiagnosticDescriptors.StrayText, null, error.Text, "field names separated by spaces"),
        FormatErrorKind.MissingSpace => new(DiagnosticDescriptors.StrayText, null, error.Text, "white space before it"),
        _ => throw new InvalidOperationException($"{error.Kind} is not a kind of error."),
    };

    /// <summary>Describes an error in <c>Fields</c>.</summary>
    /// <param name="error">The error.</param>
    /// <param name="nearest">The nearest name among the fields of the format, for an unknown one.</param>
    public static FormatProblem OfFields(FormatError error, string? nearest) => error.Kind switch
    {
        FormatErrorKind.Empty => new(DiagnosticDescriptors.EmptyFormat, null, "Fields", "; leave it out to read all fields"),
        FormatErrorKind.DuplicateField => new(DiagnosticDescriptors.DuplicateField, null, error.Text, "Fields"),
        FormatErrorKind.UnknownField => NotInFormat(error.Text, nearest),
        FormatErrorKind.StrayText or FormatErrorKind.MissingSpace => OfFormat(error),
        _ => throw new InvalidOperationException($"{error.Kind} is not a kind of error."),
    };

    /// <summary>Describes a name in <c>Fields</c> that the format lacks.</summary>
    public static FormatProblem NotInFormat(string name, string? nearest)
        => new(DiagnosticDescriptors.FieldNotInFormat, nearest, name, DidYouMean(nearest));

    /// <summary>Creates a diagnostic at the text at fault, with what a code fix needs if that text is in one literal.</summary>
    public Diagnostic ToDiagnostic(ConstantMap map, FormatError error)
    {
        Location location = error.Kind == FormatErrorKind.Empty ? map.Whole : map.Locate(error.Start, error.Length);
        if (error.Kind == FormatErrorKind.DuplicateField)
            return Create(map, location, SpanOfToken(map, error), "");
        bool isReplaceable = Suggestion is not null && map.LiteralOf(error.Start, error.Length) is not null;
        return Create(map, location, isReplaceable ? location.SourceSpan : null, Suggestion ?? "");
    }

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

    /// <summary>Returns the span of the whole token of a field, with its braces and the white space.</summary>
    private static TextSpan? SpanOfToken(ConstantMap map, FormatError error)
        => map.IsBraced(error.Start, error.Length)
            ? map.SpanToRemove(error.Start - 2, error.Length + 3)
            : map.SpanToRemove(error.Start, error.Length);
}
