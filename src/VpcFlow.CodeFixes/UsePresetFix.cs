using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Generator.Diagnostics;

namespace VpcFlow.CodeFixes;

/// <summary>Replaces a format string with the constant for the same fields.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsePresetFix))]
public sealed class UsePresetFix : TextCodeFix
{
    private const string PresetsType = "VpcFlow.FlowLogFormats";

    /// <summary>The possible names of the type, the shortest first.</summary>
    private static readonly string[] s_names = ["FlowLogFormats", PresetsType, "global::" + PresetsType];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.FormatIsPreset);

    private protected override string GetTitle(Diagnostic diagnostic)
        => $"Use FlowLogFormats.{diagnostic.Properties[RepairProperties.Preset]}";

    internal override async Task<IReadOnlyList<TextChange>> GetChangesAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        TextSpan span = diagnostic.Location.SourceSpan;
        return model is not null && s_names.FirstOrDefault(name => IsPresets(model, span.Start, name)) is { } shortest
            ? [new TextChange(span, shortest + "." + diagnostic.Properties[RepairProperties.Preset])]
            : [];
    }

    /// <summary>Whether a name refers to the type at a position.</summary>
    private static bool IsPresets(SemanticModel model, int position, string name)
    {
        TypeSyntax syntax = SyntaxFactory.ParseTypeName(name);
        ISymbol? symbol = model.GetSpeculativeSymbolInfo(position, syntax, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        return symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, model.Compilation.GetTypeByMetadataName(PresetsType));
    }
}
