using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VpcFlow.Generator.Emit;
using VpcFlow.Generator.Model;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator;

/// <summary>Generates a parser and an ECS serializer into every partial class that declares a flow log format.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FlowLogGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<FlowLogClassSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                FlowLogAttributes.Name,
                static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                FlowLogClassParser.Parse)
            .Where(static spec => spec is not null)
            .WithTrackingName(TrackingNames.Specs)!;

        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = specs
            .Select(static (spec, _) => spec.MetadataName)
            .Collect()
            .Select(static (names, _) => HintNames.Ambiguous(names))
            .WithTrackingName(TrackingNames.AmbiguousNames);
        context.RegisterSourceOutput(specs.Combine(ambiguousNames), static (output, item) =>
            output.AddSource(
                HintNames.Create(item.Left.MetadataName, item.Right), SourceText.From(FileEmitter.Emit(item.Left), Encoding.UTF8)));
    }
}
