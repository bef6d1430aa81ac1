using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using VpcFlow.Generator.Locations;
using VpcFlow.Generator.Model;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>A class with a flow log format, seen from its attribute.</summary>
internal sealed class AttributedClass
{
    private readonly AttributeSyntax _syntax;
    private readonly SyntaxNodeAnalysisContext _context;

    private AttributedClass(
        INamedTypeSymbol type, FlowLogDeclaration declaration, AttributeSyntax syntax, SyntaxNodeAnalysisContext context)
    {
        Type = type;
        Declaration = declaration;
        _syntax = syntax;
        _context = context;
    }

    public INamedTypeSymbol Type { get; }

    public FlowLogDeclaration Declaration { get; }

    /// <summary>The expression of the format.</summary>
    public ExpressionSyntax? FormatExpression => ExpressionOf(null);

    /// <summary>
    /// Returns the class whose attribute the node is; <see langword="null"/> if it is a different attribute, or one that the compiler
    /// rejects.
    /// </summary>
    public static AttributedClass? Find(SyntaxNodeAnalysisContext context)
    {
        var syntax = (AttributeSyntax)context.Node;
        if (syntax.ContainsDiagnostics
            || HintNames.IsGenerated(syntax.SyntaxTree)
            || syntax.Parent?.Parent is not (ClassDeclarationSyntax or RecordDeclarationSyntax)
            || !FlowLogAttributes.IsFlowLogFormat(
                context.SemanticModel.GetSymbolInfo(syntax, context.CancellationToken).Symbol?.ContainingType)
            || context.ContainingSymbol is not INamedTypeSymbol type
            || FlowLogAttributes.Find(type) is not { ApplicationSyntaxReference: { } place } attribute
            || place.SyntaxTree != syntax.SyntaxTree
            || place.Span != syntax.Span)
        {
            return null;
        }

        return FlowLogDeclaration.Read(attribute) is { } declaration ? new AttributedClass(type, declaration, syntax, context) : null;
    }

    /// <summary>Maps the text of the format to its source.</summary>
    public ConstantMap? MapFormat() => Map(null, Declaration.Text);

    /// <summary>Maps the text of <c>Fields</c> to its source.</summary>
    public ConstantMap? MapFields() => Map(FlowLogDeclaration.FieldsArgument, Declaration.FieldsText ?? "");

    /// <summary>Returns the expression of a named argument of the attribute, or of the positional argument.</summary>
    public ExpressionSyntax? ExpressionOf(string? name)
        => _syntax.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;

    private ConstantMap? Map(string? name, string value)
        => ExpressionOf(name) is { } expression
            ? ConstantMap.Create(expression, value, _context.SemanticModel, _context.CancellationToken)
            : null;
}
