using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Emit;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>Reports what is wrong with the class that carries the attribute, so that no code can be generated into it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClassAnalyzer : FlowLogAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.NotPartial, DiagnosticDescriptors.ContainingTypeNotPartial, DiagnosticDescriptors.UnsupportedClass, DiagnosticDescriptors.MemberCollision,
        DiagnosticDescriptors.ClassNamedAsMember);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;

    // By the symbol, since a member may stand in another file than the attribute.
    private protected override void Start(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.DeclaringSyntaxReferences.All(static part => HintNames.IsGenerated(part.SyntaxTree)))
            return; // a nested type that was generated: each class has five, and to ask for their attributes would bind these
        if (FlowLogAttributes.Find(type) is { } attribute)
            ReportClass(context, type, attribute);
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(context.CancellationToken) is BaseTypeDeclarationSyntax declaration && !ClassShape.IsPartial(declaration) && HasClassWithin(type, part))
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ContainingTypeNotPartial, declaration.Identifier.GetLocation(), type.Name));
        }
    }

    private static void ReportClass(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData attribute)
    {
        // The part with the attribute. If this one is partial and another is not, the compiler says so.
        if (attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not { Parent.Parent: TypeDeclarationSyntax declaration })
            return;
        Location name = declaration.Identifier.GetLocation();
        if (!ClassShape.CanBeNamed(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnsupportedClass, name, type.Name));
            return;
        }

        if (!ClassShape.IsPartial(declaration))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NotPartial, name, type.Name));
        if (GeneratedMembers.Includes(type.Name))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.ClassNamedAsMember, name, type.Name));
        foreach (ISymbol member in MemberCollisions.Find(type))
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.MemberCollision, member.Locations[0], type.Name, member.Name));
    }

    /// <summary>Whether a class that could have a parser stands in a part of a type, at any depth.</summary>
    private static bool HasClassWithin(INamedTypeSymbol type, SyntaxReference part)
        => type.GetTypeMembers().Any(nested =>
            (FlowLogAttributes.Find(nested)?.ApplicationSyntaxReference is { } place && place.SyntaxTree == part.SyntaxTree && part.Span.Contains(place.Span) && ClassShape.CanBeNamed(nested))
            || HasClassWithin(nested, part));
}
