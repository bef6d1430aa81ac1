extern alias VpcFlowCodeFixes;

using VpcFlowCodeFixes::VpcFlow.CodeFixes;

namespace VpcFlow.Generator.Tests.CodeFixes;

public class UsePresetTests
{
    private const string Version3 = " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr";

    private static string Default { get; } = FlowLogFormat.Parse(FlowLogFormats.Default).ToHeader();

    [Fact]
    public Task Fix_FormatOfAPreset_TakesItsName()
        => FixTest<UsePresetFix>.VerifyAsync(
            $"using VpcFlow;\n\n[FlowLogFormat(format: {{|VPCF015:@\"{Default}\"|}}, PreserveOriginal = true)]\npartial class C;\n",
            "using VpcFlow;\n\n[FlowLogFormat(format: FlowLogFormats.Default, PreserveOriginal = true)]\npartial class C;\n");

    [Fact]
    public Task Fix_WithoutUsing_QualifiesTheName()
        => FixTest<UsePresetFix>.VerifyAsync(
            $"[VpcFlow.FlowLogFormat({{|VPCF015:\"{Default}\"|}})]\npartial class C;\n",
            "[VpcFlow.FlowLogFormat(VpcFlow.FlowLogFormats.Default)]\npartial class C;\n");

    [Fact]
    public Task FixAll_SeveralClasses_UsesThePresetOfEach()
        => FixTest<UsePresetFix>.VerifyAsync(
            $"using VpcFlow;\n\n[FlowLogFormat({{|VPCF015:\"{Default}\"|}})]\npartial class C;\n\n"
                + $"[FlowLogFormat({{|VPCF015:\"{Default}\"\n    + \"{Version3}\"|}})]\npartial class D;\n",
            "using VpcFlow;\n\n[FlowLogFormat(FlowLogFormats.Default)]\npartial class C;\n\n[FlowLogFormat(FlowLogFormats.V3)]\n"
                + "partial class D;\n",
            iterations: 2);

    /// <summary>The name refers to the runtime's type, even if another type with that name is in scope.</summary>
    [Fact]
    public Task Fix_AnotherTypeOfTheName_QualifiesTheName()
        => FixTest<UsePresetFix>.VerifyAsync(
            $"using VpcFlow;\n\nnamespace Contoso\n{{\n    class FlowLogFormats;\n\n    [FlowLogFormat({{|VPCF015:\"{Default}\"|}})]\n"
                + $"    partial class C;\n}}\n",
            "using VpcFlow;\n\nnamespace Contoso\n{\n    class FlowLogFormats;\n\n    [FlowLogFormat(VpcFlow.FlowLogFormats.Default)]\n"
                + "    partial class C;\n}\n");

    [Fact]
    public Task Fix_AnotherNamespaceOfTheName_QualifiesTheName()
        => FixTest<UsePresetFix>.VerifyAsync(
            $"namespace Contoso.VpcFlow\n{{\n    [global::VpcFlow.FlowLogFormat({{|VPCF015:\"{Default}\"|}})]\n    partial class C;\n}}\n",
            "namespace Contoso.VpcFlow\n{\n    [global::VpcFlow.FlowLogFormat(global::VpcFlow.FlowLogFormats.Default)]\n"
                + "    partial class C;\n}\n");
}
