using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Generator.Emit;

namespace VpcFlow.Generator.Parsing;

/// <summary>Finds the members of a class that could not stand beside the emitted ones.</summary>
internal static class MemberCollisions
{
    /// <summary>The user's members; when the emitted file is in the compilation already, those in it are no collisions.</summary>
    public static IEnumerable<ISymbol> Find(INamedTypeSymbol type)
        => EmittedMembers.All.SelectMany(emitted => type.GetMembers(emitted.Name).Where(member => IsOfUser(member) && Collides(member, emitted)))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default); // a field can be in the way of several overloads

    private static bool IsOfUser(ISymbol member)
        => member.Locations.Any(static l => l.SourceTree is { } tree && !HintNames.IsEmitted(tree));

    private static bool Collides(ISymbol member, EmittedMember emitted) => (member, emitted.Kind) switch
    {
        (IMethodSymbol { AssociatedSymbol: not null }, _) => false, // the property says it
        (IMethodSymbol method, EmittedMemberKind.Method) => method.Arity == 0 && HasParameters(method, emitted),
        (IMethodSymbol method, EmittedMemberKind.Getter or EmittedMemberKind.Setter) => HasParameters(method, emitted),
        (INamedTypeSymbol nested, EmittedMemberKind.Type) => nested.Arity == 0,
        _ => true,
    };

    private static bool HasParameters(IMethodSymbol method, EmittedMember emitted)
        => method.Parameters.Length == emitted.Parameters.Length && method.Parameters.Zip(emitted.Parameters, IsOfType).All(static same => same);

    private static bool IsOfType(IParameterSymbol parameter, string emitted)
    {
        bool isByReference = emitted.StartsWith(EmittedMembers.ByReference, StringComparison.Ordinal);
        if (isByReference != (parameter.RefKind != RefKind.None))
            return false;
        string type = isByReference ? emitted.Substring(EmittedMembers.ByReference.Length) : emitted;
        return EmittedMembers.Includes(type) ? IsNamed(parameter, type) : parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == type;
    }

    /// <summary>Whether the parameter's type would be an emitted one. That type is not there yet, so the text has to tell.</summary>
    private static bool IsNamed(IParameterSymbol parameter, string type)
        => parameter.DeclaringSyntaxReferences.Select(static r => r.GetSyntax()).OfType<ParameterSyntax>().Any(p => p.Type switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText == type,
            QualifiedNameSyntax { Left: SimpleNameSyntax left } name => name.Right.Identifier.ValueText == type && left.Identifier.ValueText == parameter.ContainingType.Name,
            QualifiedNameSyntax { Left: QualifiedNameSyntax left } name => name.Right.Identifier.ValueText == type && left.Right.Identifier.ValueText == parameter.ContainingType.Name,
            _ => false,
        });
}
