using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>Compiles blocks of C# as the applications, or files of applications, that they are.</summary>
internal static class Snippet
{
    /// <summary>The usings that the SDK adds to every application.</summary>
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; "
        + "global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The class of <c>docs/getting-started.md</c>, which the pages after it use without declaring it again.</summary>
    private const string EdgeFlowLogs = "[VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.Default)] public static partial class EdgeFlowLogs;";

    /// <summary>An application has no documentation comments.</summary>
    private static readonly CSharpParseOptions s_asApplications = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>Whether a block is a program.</summary>
    public static bool IsProgram(CodeBlock block)
        => CSharpSyntaxTree.ParseText(block.Text, s_asApplications).GetCompilationUnitRoot().Members.Any(m => m is GlobalStatementSyntax);

    /// <summary>Compiles a block with its generated files.</summary>
    public static CSharpCompilation Compile(CodeBlock block)
    {
        string others = block.Text.Contains("class EdgeFlowLogs", StringComparison.Ordinal) ? "" : EdgeFlowLogs;
        var options = new CSharpCompilationOptions(
            IsProgram(block) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable);
        CSharpCompilation compilation = GeneratorHarness.Compile(options, s_asApplications, block.Text, ImplicitUsings, others)
            .AddReferences(MetadataReference.CreateFromFile(typeof(ParquetContainer).Assembly.Location));
        return GeneratorHarness.AddGenerated(compilation, s_asApplications);
    }
}
