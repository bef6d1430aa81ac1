namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>Every shape of declaration that the attribute may stand on.</summary>
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
    public void EmittedFile_TopLevelClass_HasNoDiagnostic(string declaration)
        => EmittedCodeCheck.AssertClean(
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
    public void EmittedFile_ContainingType_HasNoDiagnostic(string outer)
        => EmittedCodeCheck.AssertClean($"namespace Contoso; {outer} Outer {{ {Attribute} internal partial class FlowLogs {{ }} }}");

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("private protected")]
    [InlineData("protected internal")]
    [InlineData("internal")]
    [InlineData("public")]
    public void EmittedFile_NestedClassOfAnyAccessibility_HasNoDiagnostic(string accessibility)
        => EmittedCodeCheck.AssertClean($"namespace Contoso; public partial class Outer {{ {Attribute} {accessibility} partial class FlowLogs {{ }} }}");

    [Fact]
    public void EmittedFile_ClassInSeveralParts_HasNoDiagnostic()
        => EmittedCodeCheck.AssertClean(
            "namespace Contoso; public partial class FlowLogs { public static int One => 1; }",
            $"namespace Contoso; {Attribute} partial class FlowLogs {{ }}",
            "namespace Contoso; partial class FlowLogs { public static int Two => 2; }");

    [Fact]
    public void EmittedFile_ClassWithABase_HasNoDiagnostic()
        => EmittedCodeCheck.AssertClean(
            $"namespace Contoso; public class Base {{ public virtual int Number => 1; }} {Attribute} public partial class FlowLogs : Base {{ }}");

    [Fact]
    public void EmittedFile_ClassWhoseBaseHasVirtualMembersOfTheNames_HasNoDiagnostic()
        => EmittedCodeCheck.AssertClean(
            $"namespace Contoso; public abstract class Base {{ public virtual int Format => 1; public virtual void Parse() {{ }} }} {Attribute} public partial class FlowLogs : Base {{ }}");

    /// <summary>What a class hides of its base is hidden on purpose: it has another format.</summary>
    [Fact]
    public void EmittedFile_ClassWhoseBaseHasAFormatToo_HasNoDiagnostic()
        => EmittedCodeCheck.AssertClean(
            $"namespace Contoso; {Attribute} public partial class Base {{ }} [VpcFlow.FlowLogFormat(\"bytes\")] public partial class FlowLogs : Base {{ }}");

    [Fact]
    public void EmittedFile_ClsCompliantAssembly_HasNoDiagnostic()
        => EmittedCodeCheck.AssertClean(
            "[assembly: System.CLSCompliant(true)]",
            "namespace Contoso; [VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.V5)] public partial class FlowLogs { }");

    [Fact]
    public void EmittedFile_ObsoleteClass_HasNoDiagnostic()
        => EmittedCodeCheck.AssertClean($"namespace Contoso; [System.Obsolete(\"Old.\")] {Attribute} public partial class FlowLogs {{ }}");
}
