namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>Every kind of declaration that may have the attribute.</summary>
public class DeclarationShapeTests
{
    private const string Attribute = "[VpcFlow.FlowLogFormat(\"srcaddr start action\")]";

    [Theory]
    [InlineData("public partial class")]
    [InlineData("public sealed partial class")]
    [InlineData("public abstract partial class")]
    [InlineData("public static partial class")]
    [InlineData("public unsafe partial class")]
    [InlineData("internal partial class")]
    [InlineData("partial class")]
    [InlineData("public partial record")]
    [InlineData("public sealed partial record class")]
    public void GeneratedFile_TopLevelClass_HasNoDiagnostic(string declaration)
        => GeneratedCodeCheck.AssertClean(
            Support.GeneratorHarness.LibraryOptions.WithAllowUnsafe(true),
            null,
            $"namespace Contoso; {Attribute} {declaration} FlowLogs {{ }}");

    [Theory]
    [InlineData("public partial class")]
    [InlineData("public static partial class")]
    [InlineData("public partial struct")]
    [InlineData("public readonly partial struct")]
    [InlineData("public ref partial struct")]
    [InlineData("public readonly ref partial struct")]
    [InlineData("public partial record")]
    [InlineData("public partial record struct")]
    [InlineData("public readonly partial record struct")]
    [InlineData("public partial interface")]
    public void GeneratedFile_ContainingType_HasNoDiagnostic(string outer)
        => GeneratedCodeCheck.AssertClean($"namespace Contoso; {outer} Outer {{ {Attribute} internal partial class FlowLogs {{ }} }}");

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("private protected")]
    [InlineData("protected internal")]
    [InlineData("internal")]
    [InlineData("public")]
    public void GeneratedFile_NestedClassOfAnyAccessibility_HasNoDiagnostic(string accessibility)
        => GeneratedCodeCheck.AssertClean(
            $"namespace Contoso; public partial class Outer {{ {Attribute} {accessibility} partial class FlowLogs {{ }} }}");

    [Fact]
    public void GeneratedFile_ClassInSeveralParts_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(
            "namespace Contoso; public partial class FlowLogs { public static int One => 1; }",
            $"namespace Contoso; {Attribute} partial class FlowLogs {{ }}",
            "namespace Contoso; partial class FlowLogs { public static int Two => 2; }");

    [Fact]
    public void GeneratedFile_ClassWithABase_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(
            $"namespace Contoso; public class Base {{ public virtual int Number => 1; }} "
                + $"{Attribute} public partial class FlowLogs : Base {{ }}");

    [Fact]
    public void GeneratedFile_ClassWhoseBaseHasVirtualMembersOfTheNames_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(
            "namespace Contoso; public abstract class Base "
                + $"{{ public virtual int Format => 1; public virtual void Parse() {{ }} }} {Attribute} public partial "
                + $"class FlowLogs : Base {{ }}");

    /// <summary>Members that a class hides from its base are hidden on purpose: its format is different.</summary>
    [Fact]
    public void GeneratedFile_ClassWhoseBaseHasAFormatToo_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(
            $"namespace Contoso; {Attribute} public partial class Base {{ }} "
                + $"[VpcFlow.FlowLogFormat(\"bytes\")] public partial class FlowLogs : Base {{ }}");

    [Fact]
    public void GeneratedFile_ClsCompliantAssembly_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(
            "[assembly: System.CLSCompliant(true)]",
            "namespace Contoso; [VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.V5)] public partial class FlowLogs { }");

    [Fact]
    public void GeneratedFile_ObsoleteClass_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean(
            $"namespace Contoso; [System.Obsolete(\"Old.\")] {Attribute} public partial class FlowLogs {{ }}");
}
