using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Fields;
using VpcFlow.Formats;
using VpcFlow.Generator.Diagnostics;
using VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Parsing;

/// <summary>Turns an attributed class into a spec, or into the first thing that is wrong with it.</summary>
internal static class FlowLogClassParser
{
    public const string AttributeName = "VpcFlow.FlowLogFormatAttribute";

    public static FlowLogClassResult? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData attribute = context.Attributes[0];
        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Kind == TypedConstantKind.Error || !IsFirst(attribute, type))
            return null; // the compiler says what is wrong
        var syntax = (AttributeSyntax?)attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        return CheckType(type, cancellationToken) ?? ParseAttribute(type, attribute, syntax, attribute.ConstructorArguments[0].Value as string ?? "");
    }

    /// <summary>Each part of a class may carry an attribute, although the compiler refuses all but one; two files of one name would end the generator.</summary>
    private static bool IsFirst(AttributeData attribute, INamedTypeSymbol type)
        => ReferenceEquals(attribute, type.GetAttributes().First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute.AttributeClass)));

    private static FlowLogClassResult? CheckType(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            if (t.TypeParameters.Length > 0 || t.IsFileLocal)
                return Failure(DiagnosticDescriptors.UnsupportedClass, type.Locations[0], type.Name);
            bool isPartial = t.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellationToken) is TypeDeclarationSyntax d && d.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!isPartial)
            {
                bool isSelf = SymbolEqualityComparer.Default.Equals(t, type);
                return Failure(isSelf ? DiagnosticDescriptors.NotPartial : DiagnosticDescriptors.ContainingTypeNotPartial, t.Locations[0], t.Name);
            }
        }

        return null;
    }

    private static FlowLogClassResult ParseAttribute(INamedTypeSymbol type, AttributeData attribute, AttributeSyntax? syntax, string format)
    {
        Location formatLocation = LocationOf(syntax, null) ?? type.Locations[0];
        ParsedFormat parsed = FormatParser.Parse(format);
        if (parsed.Errors.Length > 0)
            return Failure(DescriptorOf(parsed.Errors[0].Kind), formatLocation, parsed.Errors[0].Message);

        EcsVersion ecs = EcsVersion.V8_11;
        bool preserveOriginal = false;
        EquatableArray<int>? fields = null;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            switch (argument.Key)
            {
                case "Ecs":
                    ecs = (EcsVersion)(argument.Value.Value as int? ?? 0);
                    if (ecs is not (EcsVersion.V8_11 or EcsVersion.V8_0))
                        return Failure(DiagnosticDescriptors.UnknownEcsVersion, LocationOf(syntax, "Ecs") ?? formatLocation, ((int)ecs).ToString(System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case "PreserveOriginal":
                    preserveOriginal = argument.Value.Value is true;
                    break;
                case "Fields" when argument.Value.Value is string text:
                    if (!TryParseFields(text, parsed, out fields, out string? problem))
                        return Failure(DiagnosticDescriptors.FieldNotInFormat, LocationOf(syntax, "Fields") ?? formatLocation, problem);
                    break;
            }
        }

        return new FlowLogClassResult(
            new FlowLogClassSpec(
                type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_qualified),
                new EquatableArray<TypeDeclaration>(Declarations(type)), MetadataName(type), Numbers(parsed.Fields), ecs, preserveOriginal, fields),
            null);
    }

    private static readonly SymbolDisplayFormat s_qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Without escapes: a file's name takes no <c>@</c>.</summary>
    private static readonly SymbolDisplayFormat s_plain = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static bool TryParseFields(string text, ParsedFormat format, out EquatableArray<int>? fields, out string problem)
    {
        fields = null;
        problem = "";
        ParsedFormat parsed = FormatParser.Parse(text);
        if (parsed.Errors.Length > 0)
        {
            problem = parsed.Errors[0].Message;
            return false;
        }

        foreach (FlowLogField field in parsed.Fields)
        {
            if (!format.Fields.Contains(field))
            {
                problem = $"The field '{FlowLogFieldCatalogue.Get(field).Name}' is not in the format";
                return false;
            }
        }

        fields = Numbers(parsed.Fields);
        return true;
    }

    /// <summary>Where an argument of the attribute stands: the one with a name, or the first one without.</summary>
    private static Location? LocationOf(AttributeSyntax? syntax, string? name)
        => syntax?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation();

    private static DiagnosticDescriptor DescriptorOf(FormatErrorKind kind) => kind switch
    {
        FormatErrorKind.UnknownField => DiagnosticDescriptors.UnknownField,
        FormatErrorKind.DuplicateField => DiagnosticDescriptors.DuplicateField,
        FormatErrorKind.Empty => DiagnosticDescriptors.EmptyFormat,
        _ => DiagnosticDescriptors.StrayText,
    };

    private static ImmutableArray<TypeDeclaration> Declarations(INamedTypeSymbol type)
    {
        var types = new List<TypeDeclaration>();
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            string keyword = t.TypeKind switch
            {
                TypeKind.Interface => "interface",
                TypeKind.Struct => t.IsRecord ? "record struct" : "struct",
                _ => t.IsRecord ? "record" : "class",
            };
            types.Add(new TypeDeclaration(keyword, Escaped(t.Name)));
        }

        types.Reverse();
        return types.ToImmutableArray();
    }

    /// <summary>Also contextual keywords: some of them, such as <c>record</c>, name no type without the escape.</summary>
    private static string Escaped(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.ContainingType is null
            ? type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_plain) + "."
            : MetadataName(type.ContainingType) + "+";
        return name + type.MetadataName;
    }

    private static EquatableArray<int> Numbers(ImmutableArray<FlowLogField> fields) => new(fields.Select(f => (int)f).ToImmutableArray());

    private static FlowLogClassResult Failure(DiagnosticDescriptor descriptor, Location location, string argument)
        => new(null, DiagnosticInfo.Create(descriptor, location, argument));
}
