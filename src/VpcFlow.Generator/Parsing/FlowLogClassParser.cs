using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Parsing;

/// <summary>Turns an attributed class into a spec. Errors are reported by the analyzers, which use the same parts.</summary>
internal static class FlowLogClassParser
{
    private static readonly SymbolDisplayFormat s_qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Without escapes: a file name can't contain <c>@</c>.</summary>
    private static readonly SymbolDisplayFormat s_plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>
    /// Returns the spec of a class; <see langword="null"/> if nothing can be generated. A partially valid format yields a spec without the
    /// rest:
    /// while somebody types a field name, the other members remain, and the single error does not cause one for each of their uses.
    /// </summary>
    public static FlowLogClassSpec? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        return ReferenceEquals(attribute, FlowLogAttributes.Find(type))
            && FlowLogDeclaration.Read(attribute) is { Format.Fields.IsEmpty: false } declaration
            && ClassShape.IsFit(type, declaration.Documents, cancellationToken)
            ? Create(type, declaration)
            : null;
    }

    private static FlowLogClassSpec Create(INamedTypeSymbol type, FlowLogDeclaration declaration)
        => new(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_qualified),
            new EquatableArray<TypeDeclaration>(Declarations(type)),
            MetadataName(type),
            new EquatableArray<FlowLogColumn>(declaration.Format.Columns),
            declaration.HasKnownDocuments ? declaration.Documents : default,
            declaration.HasKnownEcs ? declaration.Ecs : default,
            declaration.PreserveOriginal,
            declaration.ReadableFields is { } fields ? Numbers(fields) : null,
            declaration.HasErrors);

    /// <summary>Returns the declarations, the outermost type first.</summary>
    private static ImmutableArray<TypeDeclaration> Declarations(INamedTypeSymbol type)
        => ClassShape.WithContainingTypes(type)
            .Reverse()
            .Select(static t => new TypeDeclaration(Keyword(t), Escaped(t.Name)))
            .ToImmutableArray();

    private static string Keyword(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "interface",
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        _ => type.IsRecord ? "record" : "class",
    };

    /// <summary>
    /// Escapes keywords, including contextual ones: some of them, such as <c>record</c>, are not valid type names without the escape.
    /// </summary>
    private static string Escaped(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.ContainingType is null
            ? type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_plain) + "."
            : MetadataName(type.ContainingType) + "+";
        return name + type.MetadataName;
    }

    private static EquatableArray<int> Numbers(ImmutableArray<FlowLogField> fields) => new(fields.Select(f => (int)f).ToImmutableArray());
}
