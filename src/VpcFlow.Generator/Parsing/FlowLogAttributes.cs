using Microsoft.CodeAnalysis;

namespace VpcFlow.Generator.Parsing;

/// <summary>Finds the attribute on a class.</summary>
internal static class FlowLogAttributes
{
    public const string Name = "VpcFlow.FlowLogFormatAttribute";

    private const string Namespace = "VpcFlow";
    private const string TypeName = "FlowLogFormatAttribute";

    /// <summary>By the name, as the compiler finds it for the generator.</summary>
    public static bool IsFlowLogFormat(INamedTypeSymbol? type)
        => type is { Name: TypeName, ContainingType: null, ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>
    /// The attribute of a class. Each part of a class may carry one, although the compiler refuses all but the first; two files of one name would end the generator.
    /// </summary>
    public static AttributeData? Find(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Class ? type.GetAttributes().FirstOrDefault(static a => IsFlowLogFormat(a.AttributeClass)) : null;
}
