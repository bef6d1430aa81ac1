using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Golden;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>Generated code compiles without any diagnostic, whatever the settings of the user's project.</summary>
public class CompilerSettingTests
{
    private static readonly CSharpParseOptions s_csharp12 = GeneratorHarness.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp12);

    private static readonly CSharpCompilationOptions s_options = GeneratorHarness.LibraryOptions;

    /// <summary>The file that the SDK adds to a project with implicit usings.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static TheoryData<GoldenCase> Cases => new(GoldenCases.All);

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void GeneratedFile_WarningLevel9999_HasNoDiagnostic(GoldenCase golden) => GeneratedCodeCheck.AssertClean(golden.Source);

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void GeneratedFile_CSharp12_HasNoDiagnostic(GoldenCase golden)
        => GeneratedCodeCheck.AssertClean(null, s_csharp12, golden.Source);

    [Fact]
    public void GeneratedFiles_AllTogether_HaveNoDiagnostic() => GeneratedCodeCheck.AssertClean(Sources);

    [Fact]
    public void GeneratedFiles_CheckedArithmetic_HaveNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(s_options.WithOverflowChecks(true), null, Sources);

    [Fact]
    public void GeneratedFiles_UnsafeCodeAllowed_HaveNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(s_options.WithAllowUnsafe(true), null, Sources);

    [Fact]
    public void GeneratedFiles_Optimised_HaveNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(s_options.WithOptimizationLevel(OptimizationLevel.Release), null, Sources);

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Annotations)]
    [InlineData(NullableContextOptions.Warnings)]
    public void GeneratedFiles_OtherNullableContext_HaveNoDiagnostic(NullableContextOptions nullable)
        => GeneratedCodeCheck.AssertClean(s_options.WithNullableContextOptions(nullable), null, Sources);

    [Fact]
    public void GeneratedFiles_ImplicitUsings_HaveNoDiagnostic() => GeneratedCodeCheck.AssertClean([.. Sources, ImplicitUsings]);

    private static string[] Sources => [.. GoldenCases.All.Select(c => c.Source)];
}
