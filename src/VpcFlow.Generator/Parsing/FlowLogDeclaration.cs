using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcFlow.Fields;
using VpcFlow.Formats;

namespace VpcFlow.Generator.Parsing;

/// <summary>The content of a <c>FlowLogFormat</c> attribute, with its errors.</summary>
internal sealed class FlowLogDeclaration
{
    /// <summary>The named arguments of the attribute.</summary>
    public const string DocumentsArgument = "Documents";
    public const string EcsArgument = "Ecs";
    public const string FieldsArgument = "Fields";
    public const string PreserveOriginalArgument = "PreserveOriginal";

    private FlowLogDeclaration(string text, ImmutableArray<KeyValuePair<string, TypedConstant>> options)
    {
        Text = text;
        Format = FormatParser.Parse(text);
        foreach (KeyValuePair<string, TypedConstant> option in options)
        {
            switch (option.Key)
            {
                case DocumentsArgument:
                    Documents = (FlowLogDocumentKind)(option.Value.Value as int? ?? 0);
                    break;
                case EcsArgument:
                    Ecs = (EcsVersion)(option.Value.Value as int? ?? 0);
                    break;
                case PreserveOriginalArgument:
                    PreserveOriginal = option.Value.Value is true;
                    break;
                case FieldsArgument when option.Value.Value is string fields:
                    FieldsText = fields;
                    Fields = FormatParser.Parse(fields, canSkip: false);
                    MissingFields = Fields.Tokens.Where(t => t.Field is { } field && !Format.Fields.Contains(field)).ToImmutableArray();
                    break;
            }
        }
    }

    /// <summary>The constant value of the format; empty for <see langword="null"/>.</summary>
    public string Text { get; }

    public ParsedFormat Format { get; }

    public FlowLogDocumentKind Documents { get; }

    public EcsVersion Ecs { get; }

    public bool PreserveOriginal { get; }

    /// <summary>The value of <c>Fields</c>; <see langword="null"/> to read all fields.</summary>
    public string? FieldsText { get; }

    /// <summary>The fields to read; <see langword="null"/> for all.</summary>
    public ParsedFormat? Fields { get; }

    /// <summary>The fields to read that the format does not contain.</summary>
    public ImmutableArray<FormatToken> MissingFields { get; } = ImmutableArray<FormatToken>.Empty;

    public bool HasKnownDocuments => Enum.IsDefined(typeof(FlowLogDocumentKind), Documents);

    public bool HasKnownEcs => Enum.IsDefined(typeof(EcsVersion), Ecs);

    /// <summary>
    /// The fields to read that the format contains; <see langword="null"/> for all, even if the format contains none of them.
    /// </summary>
    public ImmutableArray<FlowLogField>? ReadableFields
        => Fields?.Fields.Where(f => Format.Fields.Contains(f)).ToImmutableArray() is { IsEmpty: false } fields ? fields : null;

    /// <summary>Whether a part of the attribute is invalid.</summary>
    public bool HasErrors
        => !Format.Errors.IsEmpty
            || !HasKnownDocuments
            || !HasKnownEcs
            || Fields?.Errors.IsEmpty == false
            || !MissingFields.IsEmpty;

    /// <summary>A key that is equal for attributes with identical parsers.</summary>
    public string ParserKey
        => string.Join(" ", Format.Columns.Select(static c => c.Field?.ToString() ?? "-"))
            + $"|{Documents}|{Ecs}|{PreserveOriginal}|"
            + string.Join(" ", (Fields ?? Format).Fields.OrderBy(static f => f));

    /// <summary>Reads an attribute; <see langword="null"/> if the compiler has already reported its format.</summary>
    public static FlowLogDeclaration? Read(AttributeData attribute)
        => attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Kind != TypedConstantKind.Error
            ? new FlowLogDeclaration(attribute.ConstructorArguments[0].Value as string ?? "", attribute.NamedArguments)
            : null;

    /// <summary>Returns the nearest name among the fields of the format, for a name in <c>Fields</c>.</summary>
    public string? NearestField(string name) => NearestName.Find(name, Format.Fields.Select(FlowLogFieldCatalogue.Get));
}
