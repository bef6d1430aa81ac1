using Microsoft.CodeAnalysis;

namespace VpcFlow.Generator.Parsing;

/// <summary>Finds the attribute on a class.</summary>
internal static class FlowLogAttributes
{
    public const string Name = "VpcFlow.FlowLogFormatAttribute";

    private const string Namespace = "VpcFlow";
    private const string TypeName = "FlowLogFormatAttribute";

    /// <summary>Compares the name, as the compiler does to find the attribute for the generator.</summary>
    public static bool IsFlowLogFormat(INamedTypeSymbol? type)
        => type is
        {
            Name: TypeName,
            ContainingType: null,
            ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true },
        };

    /// <summary>
    /// Returns the attribute of a class. Each part of a class may have one, although the compiler rejects all but the first; two generated
    /// files
    /// with the same name would make the generator fail.
    /// </summary>
    public static AttributeData? Find(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Class ? type.GetAttributes().FirstOrDefault(static a => IsFlowLogFormat(a.AttributeClass)) : null;
}
