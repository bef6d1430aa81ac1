using System.Collections.Immutable;

namespace VpcFlow.Generator.Model;

/// <summary>The kinds of generated member, by what else may have its name.</summary>
internal enum GeneratedMemberKind
{
    /// <summary>A field or a property: nothing else.</summary>
    Value,

    /// <summary>A method: other overloads.</summary>
    Method,

    /// <summary>A type: generic types.</summary>
    Type,

    /// <summary>The getter of a property: methods with other parameters.</summary>
    Getter,

    /// <summary>
    /// The setter that a property does not have, but whose name is reserved: methods with other parameters, and the class itself.
    /// </summary>
    Setter,
}

/// <summary>A member that is generated into every class.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">
/// For a method, the types of its parameters, preceded by <c>ref</c> for any reference; generated types by their simple name.
/// </param>
internal sealed record GeneratedMember(GeneratedMemberKind Kind, string Name, ImmutableArray<string> Parameters);

/// <summary>The members that are generated for every format, whose names and parameters users' members can't have.</summary>
internal static class GeneratedMembers
{
    /// <summary>The prefix of the type of a parameter passed by reference: overloads can't differ only in the kind of reference.</summary>
    public const string ByReference = "ref ";

    private static readonly ImmutableArray<GeneratedMember> s_common = ImmutableArray.Create(new[]
    {
        Value("s_flowLogParser"),
        Value("Format"),
        Value("Default"),
        Method("Parse", Names.Span, Names.ReaderOptions),
        Method("Parse", Names.Batch),
        Method("TryParse", Names.Span, ByReference + "Record"),
        Method("ReadAsync", Names.Stream, Names.ReaderOptions, Names.CancellationToken),
        Method("ReadAsync", Names.PipeReader, Names.ReaderOptions, Names.CancellationToken),
        Method("ReadAsync", Names.Sequence, Names.ReaderOptions, Names.CancellationToken),
        Type("Record"),
        Type("Records"),
        Type("RecordRow"),
        Type("RecordCodec"),
        new(GeneratedMemberKind.Getter, "get_Format", ImmutableArray<string>.Empty),
        new(GeneratedMemberKind.Getter, "get_Default", ImmutableArray<string>.Empty),
        new(GeneratedMemberKind.Setter, "set_Format", ImmutableArray.Create("global::VpcFlow.FlowLogFormat")),
        new(GeneratedMemberKind.Setter, "set_Default", ImmutableArray.Create("global::VpcFlow.FlowLogParser")),
    });

    /// <summary>Returns the members of a class by the kind of its documents.</summary>
    public static IEnumerable<GeneratedMember> Of(FlowLogDocumentKind documents)
        => s_common.Append(Method(NameOfWriter(documents), Names.Span, Names.Output, Names.WriterOptions));

    /// <summary>Returns the name of the method that writes documents.</summary>
    public static string NameOfWriter(FlowLogDocumentKind documents)
        => documents == FlowLogDocumentKind.Ecs ? "WriteEcs" : "WriteDocuments";

    /// <summary>Whether a type has the name.</summary>
    public static bool IncludesType(string name) => s_common.Any(m => m.Kind == GeneratedMemberKind.Type && m.Name == name);

    /// <summary>Whether a member has the name: no class can have the name of its own member.</summary>
    public static bool Includes(FlowLogDocumentKind documents, string name)
        => Of(documents).Any(m => m.Kind != GeneratedMemberKind.Setter && m.Name == name);

    private static GeneratedMember Value(string name) => new(GeneratedMemberKind.Value, name, ImmutableArray<string>.Empty);

    private static GeneratedMember Method(string name, params string[] parameters)
        => new(GeneratedMemberKind.Method, name, ImmutableArray.Create(parameters));

    private static GeneratedMember Type(string name) => new(GeneratedMemberKind.Type, name, ImmutableArray<string>.Empty);
}
