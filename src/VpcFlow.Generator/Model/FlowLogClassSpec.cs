namespace VpcFlow.Generator.Model;

/// <summary>A type declaration that contains the class, or the class itself.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record struct</c>, …</param>
/// <param name="Name">The name, escaped if it is a keyword.</param>
internal sealed record TypeDeclaration(string Keyword, string Name);

/// <summary>Everything that the code generated for a class depends on; without symbols and syntax, compared by value.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Types">The declarations, from the outermost type to the class itself.</param>
/// <param name="MetadataName">The fully qualified metadata name, which names the generated file.</param>
/// <param name="Format">The columns of the format.</param>
/// <param name="Documents">The kind of the documents.</param>
/// <param name="Ecs">The ECS version of the documents.</param>
/// <param name="PreserveOriginal">Whether documents contain the line.</param>
/// <param name="Fields">The fields to read; <see langword="null"/> for all.</param>
/// <param name="IsIncomplete">Whether the attribute has invalid parts; the generated code must not be used then.</param>
internal sealed record FlowLogClassSpec(
    string Namespace, EquatableArray<TypeDeclaration> Types, string MetadataName, EquatableArray<FlowLogColumn> Format,
    FlowLogDocumentKind Documents, EcsVersion Ecs, bool PreserveOriginal, EquatableArray<int>? Fields, bool IsIncomplete);
