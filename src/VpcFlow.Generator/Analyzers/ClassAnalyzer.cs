using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Model;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>Reports errors in the attributed class that prevent code from being generated into it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClassAnalyzer : FlowLogAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.NotPartial,
        DiagnosticDescriptors.ContainingTypeNotPartial,
        DiagnosticDescriptors.UnsupportedClass,
        DiagnosticDescriptors.MemberCollision,
        DiagnosticDescriptors.ClassNamedAsMember);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode
        => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    // Analyzes symbols, since a member may be in a different file than the attribute.
    private protected override void Start(CompilationStartAnalysisContext context)
        => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.DeclaringSyntaxReferences.All(static part => HintNames.IsGenerated(part.SyntaxTree)))
            return; // a generated nested type: each class has five, and reading their attributes would bind them
        if (FlowLogAttributes.Find(type) is { } attribute)
            ReportClass(context, type, attribute);
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(context.CancellationToken) is BaseTypeDeclarationSyntax declaration
                && !ClassShape.IsPartial(declaration)
                && HasClassWithin(type, part))
                context.ReportDiagnostic(
                    Diagnostic.Create(DiagnosticDescriptors.ContainingTypeNotPartial, declaration.Identifier.GetLocation(), type.Name));
        }
    }

    private static void ReportClass(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        // The part with the attribute. If this part is partial and another is not, the compiler reports it.
        SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken);
        if (syntax is not { Parent.Parent: TypeDeclarationSyntax declaration })
            return;
        Location name = declaration.Identifier.GetLocation();
        if (!ClassShape.CanBeNamed(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnsupportedClass, name, type.Name));
            return;
        }

        if (!ClassShape.IsPartial(declaration))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NotPartial, name, type.Name));
        FlowLogDocumentKind documents = FlowLogDeclaration.Read(attribute)?.Documents ?? default;
        if (GeneratedMembers.Includes(documents, type.Name))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ClassNamedAsMember, name, type.Name));
        foreach (ISymbol member in MemberCollisions.Find(type, documents))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MemberCollision, member.Locations[0], type.Name, member.Name));
    }

    /// <summary>Whether a part of a type contains, at any depth, a class that could have a parser.</summary>
    private static bool HasClassWithin(INamedTypeSymbol type, SyntaxReference part)
        => type.GetTypeMembers().Any(nested =>
            (FlowLogAttributes.Find(nested)?.ApplicationSyntaxReference is { } place
                && place.SyntaxTree == part.SyntaxTree
                && part.Span.Contains(place.Span)
                && ClassShape.CanBeNamed(nested))
            || HasClassWithin(nested, part));
}
