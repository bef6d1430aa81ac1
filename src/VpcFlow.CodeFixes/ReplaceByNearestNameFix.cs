using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using VpcFlow.Generator.Diagnostics;

namespace VpcFlow.CodeFixes;

/// <summary>Replaces a misspelled field name with the nearest name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceByNearestNameFix))]
public sealed class ReplaceByNearestNameFix : RepairCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DiagnosticIds.UnknownField, DiagnosticIds.FieldNotInFormat);

    private protected override string GetTitle(Diagnostic diagnostic) => $"Replace with '{Replacement(diagnostic)}'";
}
