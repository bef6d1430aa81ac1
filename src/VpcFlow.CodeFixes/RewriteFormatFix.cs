using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using VpcFlow.Generator.Diagnostics;

namespace VpcFlow.CodeFixes;

/// <summary>Writes all fields of a literal as AWS does, <c>${name}</c>, with spaces between them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RewriteFormatFix))]
public sealed class RewriteFormatFix : RepairCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DiagnosticIds.StrayText, DiagnosticIds.FieldWithoutBraces);

    private protected override string GetTitle(Diagnostic diagnostic) => "Write the fields as AWS does";
}
