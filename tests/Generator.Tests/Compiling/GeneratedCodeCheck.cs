using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>
/// Compiles sources with their generated files and checks every diagnostic, including hidden ones and those that a user never sees.
/// </summary>
internal static class GeneratedCodeCheck
{
    /// <summary>Diagnostics about the user's own files only: undocumented members, unnecessary usings.</summary>
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

    /// <summary>Returns diagnostics of all severities from binding, flow analysis and emitting.</summary>
    private static IEnumerable<Diagnostic> AllDiagnostics(CSharpCompilation compilation)
        => compilation.GetDiagnostics()
            .Concat(compilation.Emit(Stream.Null).Diagnostics)
            .Distinct()
            .Where(d => IsGenerated(d.Location) || !s_ofUsers.Contains(d.Id));

    private static bool IsGenerated(Location location) => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;

    private static string Describe(Diagnostic diagnostic)
    {
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return $"{diagnostic} [{diagnostic.Location.SourceTree?.GetText().Lines[line].ToString().Trim()}]";
    }
}
