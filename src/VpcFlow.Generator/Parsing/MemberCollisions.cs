using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Parsing;

/// <summary>Finds the members of a class that conflict with generated ones.</summary>
internal static class MemberCollisions
{
    /// <summary>
    /// Returns conflicting members of the user; if the generated file is already in the compilation, its members are ignored.
    /// </summary>
    public static IEnumerable<ISymbol> Find(INamedTypeSymbol type, FlowLogDocumentKind documents)
        => GeneratedMembers.Of(documents).SelectMany(
            generated => type.GetMembers(generated.Name).Where(member => IsOfUser(member) && Collides(member, generated)))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default); // a field can conflict with several overloads

    private static bool IsOfUser(ISymbol member)
        => member.Locations.Any(static l => l.SourceTree is { } tree && !HintNames.IsGenerated(tree));

    private static bool Collides(ISymbol member, GeneratedMember generated) => member switch
    {
        IMethodSymbol { AssociatedSymbol: not null } => false, // reported for the property
        IMethodSymbol method => generated.Kind switch
        {
            GeneratedMemberKind.Method => method.Arity == 0 && HasParameters(method, generated),
            GeneratedMemberKind.Getter or GeneratedMemberKind.Setter => HasParameters(method, generated),
            GeneratedMemberKind.Value or GeneratedMemberKind.Type => true,
            _ => throw new InvalidOperationException($"{generated.Kind} is not a kind of member."),
        },
        INamedTypeSymbol nested when generated.Kind == GeneratedMemberKind.Type => nested.Arity == 0,
        _ => true,
    };

    private static bool HasParameters(IMethodSymbol method, GeneratedMember generated)
        => method.Parameters.Length == generated.Parameters.Length
            && method.Parameters.Zip(generated.Parameters, IsOfType).All(static same => same);

    private static bool IsOfType(IParameterSymbol parameter, string generated)
    {
        bool isByReference = generated.StartsWith(GeneratedMembers.ByReference, StringComparison.Ordinal);
        if (isByReference != (parameter.RefKind != RefKind.None))
            return false;
        string type = isByReference ? generated.Substring(GeneratedMembers.ByReference.Length) : generated;
        return GeneratedMembers.IncludesType(type)
            ? IsNamed(parameter, type)
            : parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == type;
    }

    /// <summary>Whether the parameter has a generated type. The type does not exist yet, so only its name can be compared.</summary>
    private static bool IsNamed(IParameterSymbol parameter, string type)
        => parameter.DeclaringSyntaxReferences.Select(static r => r.GetSyntax()).OfType<ParameterSyntax>().Any(p => p.Type switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText == type,
            QualifiedNameSyntax { Left: SimpleNameSyntax left } name =>
                name.Right.Identifier.ValueText == type && left.Identifier.ValueText == parameter.ContainingType.Name,
            QualifiedNameSyntax { Left: QualifiedNameSyntax left } name =>
                name.Right.Identifier.ValueText == type && left.Right.Identifier.ValueText == parameter.ContainingType.Name,
            _ => false,
        });
}
