using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Parsing;

/// <summary>
/// The requirements for a class to which a parser can be added. Static classes are supported, because everything generated is static or a
/// type.
/// </summary>
internal static class ClassShape
{
    /// <summary>Whether a parser can be added to the class.</summary>
    public static bool IsFit(INamedTypeSymbol type, FlowLogDocumentKind documents, CancellationToken cancellationToken)
        => CanBeNamed(type)
            && WithContainingTypes(type).All(t => IsPartial(t, cancellationToken))
            && !GeneratedMembers.Includes(documents, type.Name)
            && !MemberCollisions.Find(type, documents).Any();

    /// <summary>Whether another file can declare a part of the class.</summary>
    public static bool CanBeNamed(INamedTypeSymbol type)
        => WithContainingTypes(type).All(static t => t.TypeParameters.Length == 0 && !t.IsFileLocal);

    /// <summary>Returns the class, its containing type, and so on.</summary>
    public static IEnumerable<INamedTypeSymbol> WithContainingTypes(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
            yield return t;
    }

    public static bool IsPartial(SyntaxNode declaration)
        => declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.DeclaringSyntaxReferences.All(r => IsPartial(r.GetSyntax(cancellationToken)));
}
