using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>Compiles sources together with what is generated for them, and looks at every diagnostic, also hidden ones and those that a user never sees.</summary>
internal static class GeneratedCodeCheck
{
    /// <summary>What concerns only the user's own files: members without documentation, usings that nothing needs.</summary>
    private static readonly string[] s_ofUsers = ["CS1591", "CS8019"];

    /// <summary>Asserts that the sources and the generated files compile without any diagnostic.</summary>
    public static void AssertClean(CSharpCompilationOptions? options, CSharpParseOptions? parseOptions, params string[] sources)
    {
        parseOptions ??= GeneratorHarness.ParseOptions;
        CSharpCompilation compilation = GeneratorHarness.Compile(options ?? GeneratorHarness.LibraryOptions, parseOptions, sources);
        CSharpCompilation updated = GeneratorHarness.AddGenerated(compilation, parseOptions);
        Assert.True(updated.SyntaxTrees.Length > compilation.SyntaxTrees.Length, "Nothing was generated.");
        string diagnostics = string.Join("\n", AllDiagnostics(updated).Select(Describe));
        Assert.True(diagnostics.Length == 0, diagnostics);
    }

    public static void AssertClean(params string[] sources) => AssertClean(null, null, sources);

    /// <summary>Diagnostics of all severities, of binding, of flow analysis and of emitting.</summary>
    private static IEnumerable<Diagnostic> AllDiagnostics(CSharpCompilation compilation)
        => compilation.GetDiagnostics().Concat(compilation.Emit(Stream.Null).Diagnostics).Distinct().Where(d => IsGenerated(d.Location) || !s_ofUsers.Contains(d.Id));

    private static bool IsGenerated(Location location) => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic} [{diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}]";
}
