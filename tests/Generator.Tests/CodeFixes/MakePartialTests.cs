extern alias VpcFlowCodeFixes;

using VpcFlowCodeFixes::VpcFlow.CodeFixes;

namespace VpcFlow.Generator.Tests.CodeFixes;

public class MakePartialTests
{
    private const string Attribute = "[FlowLogFormat(\"end log-status\")]";

    [Theory]
    [InlineData("class {|VPCF005:C|};", "partial class C;")]
    [InlineData("public sealed class {|VPCF005:C|} { }", "public sealed partial class C { }")]
    [InlineData("static  class {|VPCF005:C|};", "static  partial class C;")]
    [InlineData("record {|VPCF005:C|}(int Number);", "partial record C(int Number);")]
    [InlineData("abstract /* so */ record class {|VPCF005:C|};", "abstract /* so */ partial record class C;")]
    [InlineData("\n// A comment.\nclass {|VPCF005:C|};", "\n// A comment.\npartial class C;")]
    public Task Fix_OfAClass_AddsTheModifierLast(string before, string after)
        => VerifyAsync($"{Attribute} {before}", $"{Attribute} {after}");

    [Theory]
    [InlineData("class {|VPCF006:A|}", "partial class A")]
    [InlineData("public readonly ref struct {|VPCF006:A|}", "public readonly ref partial struct A")]
    [InlineData("record struct {|VPCF006:A|}", "partial record struct A")]
    [InlineData("interface {|VPCF006:A|}", "partial interface A")]
    public Task Fix_OfATypeAround_AddsTheModifierLast(string before, string after)
        => VerifyAsync($"{before} {{ {Attribute} internal partial class C; }}", $"{after} {{ {Attribute} internal partial class C; }}");

    [Fact]
    public Task Fix_OfANestedClass_MakesTheTypesAroundPartialToo()
        => FixTest<MakePartialFix>.VerifyLastAsync(
            $"using VpcFlow; struct {{|VPCF006:A|}} "
                + $"{{ partial class B {{ class {{|VPCF006:D|}} {{ {Attribute} internal class {{|VPCF005:C|}}; }} }} }}",
            $"using VpcFlow; partial struct A {{ partial class B {{ partial class D {{ {Attribute} internal partial class C; }} }} }}");

    [Fact]
    public Task FixAll_SeveralClasses_MakesAllPartial()
        => VerifyAsync(
            $"class {{|VPCF006:A|}} "
                + $"{{ {Attribute} class {{|VPCF005:C|}}; [FlowLogFormat(\"log-status end\")] class {{|VPCF005:D|}}; class E; }}",
            $"partial class A {{ {Attribute} partial class C; [FlowLogFormat(\"log-status end\")] partial class D; class E; }}",
            iterations: 3);

    private static Task VerifyAsync(string before, string after, int iterations = 1)
        => FixTest<MakePartialFix>.VerifyAsync("using VpcFlow;\n\n" + before + "\n", "using VpcFlow;\n\n" + after + "\n", iterations);
}
