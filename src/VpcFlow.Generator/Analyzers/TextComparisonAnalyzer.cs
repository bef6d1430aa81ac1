using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Parsing;

namespace VpcFlow.Generator.Analyzers;

/// <summary>
/// Reports text of records that is compared with <c>==</c> or <c>!=</c>: for spans, these operators compare where the text is, not what it
/// is.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TextComparisonAnalyzer : FlowLogAnalyzer
{
    private const string SpanType = "System.ReadOnlySpan<byte>";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DiagnosticDescriptors.TextComparedByReference);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.None;

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var assemblies = context.Compilation.GetTypesByMetadataName(FlowLogAttributes.Name)
            .Select(static type => type.ContainingAssembly)
            .ToList();
        context.RegisterOperationAction(operation => Analyze(operation, assemblies), OperationKind.Binary);
    }

    private static void Analyze(OperationAnalysisContext context, List<IAssemblySymbol> assemblies)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            || comparison.OperatorMethod is not { ContainingType: { Name: "ReadOnlySpan" } span }
            || span.ToDisplayString() != SpanType
            || !(IsText(comparison.LeftOperand) || IsText(comparison.RightOperand)))
        {
            return;
        }

        bool isEmptiness = IsEmpty(comparison.LeftOperand) || IsEmpty(comparison.RightOperand);
        context.ReportDiagnostic(Diagnostic.Create(
            DiagnosticDescriptors.TextComparedByReference,
            comparison.Syntax.GetLocation(),
            comparison.OperatorKind == BinaryOperatorKind.Equals ? "==" : "!=",
            isEmptiness ? "IsEmpty" : "SequenceEqual"));

        // The text itself, a part of it, or a variable that was declared with it.
        bool IsText(IOperation operation) => operation switch
        {
            IConversionOperation conversion => IsText(conversion.Operand),
            IParenthesizedOperation parenthesized => IsText(parenthesized.Operand),
            IPropertyReferenceOperation { Instance: { } instance } property => IsOfRecord(property.Property) || IsText(instance),
            IInvocationOperation { Instance: { } instance } call
                => IsOfRecord(call.TargetMethod) || (IsSpan(call.Type) && IsText(instance)),
            IImplicitIndexerReferenceOperation range => IsText(range.Instance),
            ILocalReferenceOperation variable => IsSpan(variable.Type) && InitialValueOf(variable) is { } value && IsText(value),
            _ => false,
        };

        bool IsOfRecord(ISymbol member)
            => assemblies.Contains(member.ContainingAssembly, SymbolEqualityComparer.Default)
                || (member.ContainingType?.ContainingType is { } outer && FlowLogAttributes.Find(outer) is not null);

        IOperation? InitialValueOf(ILocalReferenceOperation variable)
            => variable.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is { } declarator
                && declarator.SyntaxTree == variable.Syntax.SyntaxTree
                && variable.SemanticModel?.GetOperation(declarator, context.CancellationToken) is IVariableDeclaratorOperation declared
                    ? declared.GetVariableInitializer()?.Value
                    : null;
    }

    private static bool IsSpan(ITypeSymbol? type) => type is { Name: "ReadOnlySpan" } && type.ToDisplayString() == SpanType;

    /// <summary>Whether an operand is a span without content: <c>default</c>, <c>null</c>, <c>[]</c> or <c>Empty</c>.</summary>
    private static bool IsEmpty(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsEmpty(conversion.Operand) || conversion.Syntax.ToString() == "[]",
        IDefaultValueOperation => true,
        IFieldReferenceOperation or IPropertyReferenceOperation => ((IMemberReferenceOperation)operation).Member is
        { Name: "Empty", ContainingNamespace.Name: "System" },
        _ => operation.Syntax.IsKind(SyntaxKind.NullLiteralExpression),
    };
}
