using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Formats;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Locations;

namespace VpcFlow.Generator.Analyzers;

/// <summary>An error in a format string, expressed as a diagnostic.</summary>
internal sealed record FormatProblem(DiagnosticDescriptor Descriptor, string Message, string? Suggestion)
{
    /// <summary>Creates a diagnostic at the error, with the data for a code fix if the text is in a single literal.</summary>
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
                Message)
            : Diagnostic.Create(Descriptor, location, Message);

    /// <summary>The whole token of a field: its braces and the white space.</summary>
    private static TextSpan? SpanOfToken(ConstantMap map, FormatError error)
        => map.IsBraced(error.Start, error.Length)
            ? map.SpanToRemove(error.Start - 2, error.Length + 3)
            : map.SpanToRemove(error.Start, error.Length);
}
