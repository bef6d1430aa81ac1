namespace VpcFlow.Generator.Model;

/// <summary>A type declaration around the class, or the class itself.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record struct</c>, …</param>
/// <param name="Name">The name, escaped where it is a keyword.</param>
internal sealed record TypeDeclaration(string Keyword, string Name);

/// <summary>All that is generated for a class depends on; no symbols, no syntax, compared by value.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Types">The types from the outermost to the class itself.</param>
/// <param name="MetadataName">The fully qualified metadata name, which names the generated file.</param>
/// <param name="Format">The format, by the numbers of <see cref="FlowLogField"/>.</param>
/// <param name="Ecs">The version of the documents.</param>
/// <param name="PreserveOriginal">Whether documents carry the line.</param>
/// <param name="Fields">The fields to read, or <see langword="null"/> for all.</param>
/// <param name="IsIncomplete">Whether the attribute says more, which could not be understood: what is generated then must not be used.</param>
internal sealed record FlowLogClassSpec(string Namespace, EquatableArray<TypeDeclaration> Types, string MetadataName, EquatableArray<int> Format, EcsVersion Ecs,
    bool PreserveOriginal, EquatableArray<int>? Fields, bool IsIncomplete);
