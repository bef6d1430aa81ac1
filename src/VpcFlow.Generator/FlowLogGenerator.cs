using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Generator.Emit;
using VpcFlow.Generator.Model;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator;

/// <summary>Emits a parser and an ECS serializer into every partial class that declares a flow log format.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FlowLogGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<FlowLogClassResult> results = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                FlowLogClassParser.AttributeName,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                FlowLogClassParser.Parse)
            .Where(static result => result is not null)
            .WithTrackingName(TrackingNames.Results)!;

        IncrementalValuesProvider<FlowLogClassSpec> specs = results
            .Where(static result => result.Spec is not null)
            .Select(static (result, _) => result.Spec!)
            .WithTrackingName(TrackingNames.Specs);

        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = specs
            .Select(static (spec, _) => spec.MetadataName)
            .Collect()
            .Select(static (names, _) => HintNames.Ambiguous(names))
            .WithTrackingName(TrackingNames.AmbiguousNames);
        context.RegisterSourceOutput(specs.Combine(ambiguousNames), static (output, item) =>
            output.AddSource(HintNames.Create(item.Left.MetadataName, item.Right), SourceText.From(FileEmitter.Emit(item.Left), Encoding.UTF8)));

        IncrementalValuesProvider<DiagnosticInfo> diagnostics = results
            .Where(static result => result.Diagnostic is not null)
            .Select(static (result, _) => result.Diagnostic!)
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
