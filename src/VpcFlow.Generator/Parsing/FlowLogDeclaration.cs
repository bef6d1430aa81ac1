using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using VpcFlow.Fields;
using VpcFlow.Formats;

namespace VpcFlow.Generator.Parsing;

/// <summary>What a <c>FlowLogFormat</c> attribute says, with the errors in it.</summary>
internal sealed class FlowLogDeclaration
{
    /// <summary>The named arguments of the attribute.</summary>
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
                case EcsArgument:
                    Ecs = (EcsVersion)(option.Value.Value as int? ?? 0);
                    break;
                case PreserveOriginalArgument:
                    PreserveOriginal = option.Value.Value is true;
                    break;
                case FieldsArgument when option.Value.Value is string fields:
                    FieldsText = fields;
                    Fields = FormatParser.Parse(fields);
                    MissingFields = Fields.Tokens.Where(t => !Format.Fields.Contains(t.Field)).ToImmutableArray();
                    break;
            }
        }
    }

    /// <summary>The value of the format's constant; empty for <see langword="null"/>.</summary>
    public string Text { get; }

    public ParsedFormat Format { get; }

    public EcsVersion Ecs { get; }

    public bool PreserveOriginal { get; }

    /// <summary>The value of <c>Fields</c>, or <see langword="null"/> where all fields are read.</summary>
    public string? FieldsText { get; }

    /// <summary>The fields to read, or <see langword="null"/> for all.</summary>
    public ParsedFormat? Fields { get; }

    /// <summary>The fields to read that are not in the format.</summary>
    public ImmutableArray<FormatToken> MissingFields { get; } = ImmutableArray<FormatToken>.Empty;

    public bool HasKnownEcs => Ecs is EcsVersion.V8_11 or EcsVersion.V8_0;

    /// <summary>The fields to read that are in the format; <see langword="null"/> for all, also where none of those to read is there.</summary>
    public ImmutableArray<FlowLogField>? ReadableFields
        => Fields?.Fields.Where(f => Format.Fields.Contains(f)).ToImmutableArray() is { IsEmpty: false } fields ? fields : null;

    /// <summary>Whether something in the attribute can't be understood.</summary>
    public bool HasErrors => !Format.Errors.IsEmpty || !HasKnownEcs || Fields?.Errors.IsEmpty == false || !MissingFields.IsEmpty;

    /// <summary>Equal for attributes whose parsers are the same.</summary>
    public string ParserKey
        => string.Join(" ", Format.Fields) + "|" + Ecs + "|" + PreserveOriginal + "|" + string.Join(" ", (Fields ?? Format).Fields.OrderBy(static f => f));

    /// <summary>Reads an attribute; <see langword="null"/> where the compiler has said already what is wrong with its format.</summary>
    public static FlowLogDeclaration? Read(AttributeData attribute)
        => attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Kind != TypedConstantKind.Error
            ? new FlowLogDeclaration(attribute.ConstructorArguments[0].Value as string ?? "", attribute.NamedArguments)
            : null;

    /// <summary>The nearest name among the format's fields, for one in <c>Fields</c>.</summary>
    public string? NearestField(string name) => NearestName.Find(name, Format.Fields.Select(FlowLogFieldCatalogue.Get));
}
