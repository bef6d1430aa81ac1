extern alias VpcFlowGenerator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator.Model;
using GeneratorDocumentKind = VpcFlowGenerator::VpcFlow.FlowLogDocumentKind;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>Members are reported exactly if the compiler would reject the generated file because of them.</summary>
public class CollisionTests
{
    private const string Attribute = "[VpcFlow.FlowLogFormat(\"end log-status\")] ";

    /// <summary>Declarations to be combined with a generated name of each kind.</summary>
    private static readonly string[] s_shapes =
    [
        "int {0};", "const int {0} = 1;", "static string {0} {{ get; set; }}", "event System.Action {0};", "void {0}() {{ }}",
        "static void {0}(int number) {{ }}", "void {0}<T>() {{ }}",
        "class {0};", "class {0}<T>;", "enum {0} {{ }}", "interface {0};", "delegate void {0}();", "partial struct {0};",
        "readonly ref struct {0};",
    ];

    /// <summary>Methods similar to the generated ones, and their duplicates.</summary>
    private static readonly string[] s_methods =
    [
        "static int Parse(System.ReadOnlySpan<byte> a) => 1;",
        "static int Parse(System.ReadOnlySpan<byte> a, VpcFlow.FlowLogReaderOptions b) => 1;",
        "int Parse(System.ReadOnlySpan<byte> a, VpcFlow.FlowLogReaderOptions b) => 1;",
        "static int Parse(System.ReadOnlySpan<byte> a, ref VpcFlow.FlowLogReaderOptions b) => 1;",
        "static int Parse(System.ReadOnlySpan<char> a, VpcFlow.FlowLogReaderOptions b) => 1;",
        "static int Parse(System.Span<byte> a, VpcFlow.FlowLogReaderOptions b) => 1;",
        "static int Parse<T>(System.ReadOnlySpan<byte> a, VpcFlow.FlowLogReaderOptions b) => 1;",
        "static int Parse(System.ReadOnlySpan<byte> a, VpcFlow.FlowLogReaderOptions b, int c) => 1;",
        "static int parse(System.ReadOnlySpan<byte> a, VpcFlow.FlowLogReaderOptions b) => 1;",
        "static bool TryParse(System.ReadOnlySpan<byte> a, out Record b) { b = default; return false; }",
        "static bool TryParse(System.ReadOnlySpan<byte> a, ref Record b) => false;",
        "static bool TryParse(System.ReadOnlySpan<byte> a, in Record b) => false;",
        "static bool TryParse(System.ReadOnlySpan<byte> a, Record b) => false;",
        "static bool TryParse(System.ReadOnlySpan<byte> a, out C.Record b) { b = default; return false; }",
        "static bool TryParse(System.ReadOnlySpan<byte> a, out Contoso.C.Record b) { b = default; return false; }",
        "static bool TryParse(System.ReadOnlySpan<byte> a, out global::Contoso.C.Record b) { b = default; return false; }",
        "static bool TryParse(System.ReadOnlySpan<byte> a, out Other.Record b) { b = default; return false; }",
        "static bool TryParse(System.ReadOnlySpan<byte> a, out Contoso.Record b) { b = default; return false; }",
        "static bool TryParse(System.ReadOnlySpan<byte> a, out int b) { b = 1; return false; }",
        "static int WriteEcs(System.ReadOnlySpan<byte> a, System.Buffers.IBufferWriter<byte> b, VpcFlow.EcsWriterOptions c) => 1;",
        "static int WriteEcs(System.ReadOnlySpan<byte> a, System.Buffers.IBufferWriter<char> b, VpcFlow.EcsWriterOptions c) => 1;",
        "static int WriteEcs(System.ReadOnlySpan<byte> a, System.Buffers.IBufferWriter<byte> b) => 1;",
        "static int Parse(VpcFlow.FlowLogBatch a) => 1;",
        "static int Parse(ref VpcFlow.FlowLogBatch a) => 1;",
        "static int ReadAsync(System.IO.Stream a, VpcFlow.FlowLogReaderOptions b, System.Threading.CancellationToken c) => 1;",
        "static int ReadAsync(System.IO.Pipelines.PipeReader a, "
            + "VpcFlow.FlowLogReaderOptions b, System.Threading.CancellationToken c) => 1;",
        "static int ReadAsync(System.Buffers.ReadOnlySequence<byte> a, "
            + "VpcFlow.FlowLogReaderOptions b, System.Threading.CancellationToken c) => 1;",
        "static int ReadAsync(System.IO.Stream a, VpcFlow.FlowLogReaderOptions b) => 1;",
        "static int ReadAsync(System.IO.FileStream a, VpcFlow.FlowLogReaderOptions b, System.Threading.CancellationToken c) => 1;",
        "class OwnedRecord;",
        "int ReadAsync;",
        "static int get_Format() => 1;",
        "static int get_Format(int a) => 1;",
        "static void set_Format(VpcFlow.FlowLogFormat a) { }",
        "static void set_Default(VpcFlow.FlowLogParser a) { }",
        "static void set_Default(object a) { }",
        "C Format(int a) => this; static int Unrelated => 1;",
        "static int Literals => 1; static int TryDecode() => 1; static int Line => 1;",
        "C(int parse) { } ~C() { } static C() { } int this[int a] => 1;",
    ];

    public static TheoryData<string> Members =>
        [
            .. s_shapes.SelectMany(
                shape => GeneratedMembers.Of(default).GroupBy(m => m.Kind).Select(g => string.Format(null, shape, g.First().Name))),
            .. s_methods,
        ];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Member_OfTheUser_IsReportedExactlyIfItDoesNotCompile(string member)
    {
        string source = Source($"partial class C {{ {member} }}");
        bool compiles = !Errors(GeneratorHarness.Compile(source, Generated)).Any();
        Diagnostic[] reported = await AnalyzerHarness.RunAsync(source);
        Assert.True(compiles == (reported.Length == 0), $"{member}: compiles {compiles}, {string.Join<Diagnostic>(", ", reported)}");
        Assert.Equal(compiles, !GeneratorHarness.Run(GeneratorHarness.Compile(source)).GeneratedSources.IsEmpty);
        Assert.All(reported, d => Assert.Equal("VPCF010", d.Id));
        Assert.True(reported.Length <= 1, $"{member} is reported more than once.");
        Assert.All(reported, d => Assert.Contains(AnalyzerHarness.MarkedText(d), member, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Class_NamedAsAMember_IsReportedExactlyIfItDoesNotCompile()
    {
        foreach (string name in GeneratedMembers.Of(default).Select(m => m.Name).Concat(["parse", "Line", "Literals", "Records2"]))
        {
            string source = Source($"partial class {name} {{ }}");
            bool compiles = !Errors(
                GeneratorHarness.Compile(
                    source, Generated.Replace("partial class C", "partial class " + name, StringComparison.Ordinal))).Any();
            Diagnostic[] reported = await AnalyzerHarness.RunAsync(source);
            Assert.True(compiles == (reported.Length == 0), $"{name}: compiles {compiles}, {string.Join<Diagnostic>(", ", reported)}");
            Assert.All(reported, d => Assert.Equal(("VPCF011", name), (d.Id, AnalyzerHarness.MarkedText(d))));
        }
    }

    /// <summary>The list of generated members matches a generated file.</summary>
    [Theory]
    [InlineData(FlowLogDocumentKind.Ecs)]
    [InlineData(FlowLogDocumentKind.Flat)]
    [InlineData(FlowLogDocumentKind.Ocsf)]
    public void GeneratedMembers_Always_AreThoseOfAGeneratedFile(FlowLogDocumentKind documents)
    {
        string source = Source("partial class C;").Replace(
            "log-status\"", $"log-status\", Documents = VpcFlow.FlowLogDocumentKind.{documents}", StringComparison.Ordinal);
        CSharpCompilation compilation = GeneratorHarness.AddGenerated(GeneratorHarness.Compile(source));
        IEnumerable<string> members = compilation.GetTypeByMetadataName("Contoso.C")!.GetMembers()
            .Where(m => !m.IsImplicitlyDeclared && m is not IMethodSymbol { AssociatedSymbol: not null })
            .Select(m => $"{m.Name}({(m is IMethodSymbol method ? string.Join(", ", method.Parameters.Select(Describe)) : "")})");
        Assert.Equal(
            members.Order(StringComparer.Ordinal),
            GeneratedMembers.Of((GeneratorDocumentKind)documents).Where(m => !m.Name.Contains("et_", StringComparison.Ordinal))
                .Select(m => $"{m.Name}({string.Join(", ", m.Parameters)})")
                .Order(StringComparer.Ordinal));

        static string Describe(IParameterSymbol parameter) => (parameter.RefKind == RefKind.None ? "" : "ref ")
            + (GeneratedMembers.IncludesType(parameter.Type.Name)
                ? parameter.Type.Name
                : parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
    }

    /// <summary>A member may be in a part of the class in another file.</summary>
    [Fact]
    public async Task Member_InAnotherFile_IsReportedThere()
    {
        Diagnostic diagnostic = Assert.Single(
            await AnalyzerHarness.RunAsync(Source("partial class C;"), "namespace Contoso; partial class C { static int Default => 1; }"));
        Assert.Equal(
            ("VPCF010", "Default", "Source1.cs"),
            (diagnostic.Id, AnalyzerHarness.MarkedText(diagnostic), diagnostic.Location.GetLineSpan().Path));
    }

    [Fact]
    public async Task Member_InABaseOrAContainingClass_IsFine()
        => Assert.Empty(
            await AnalyzerHarness.RunAsync(
                Source(
                    "partial class C : Base;",
                    "public class Base { public int Parse; public class Record; public virtual int Format => 1; }")));

    private static string Generated { get; } = GeneratorHarness.Run(
        GeneratorHarness.Compile(Source("partial class C;"))).GeneratedSources.Single().SourceText.ToString();

    private static string Source(string declaration, string others = "")
        => $"namespace Contoso {{ {Attribute}{declaration} {others} class Record; class Other {{ internal class Record; }} }}";

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation)
        => compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
