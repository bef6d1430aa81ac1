using System.Diagnostics;
using System.Text.RegularExpressions;

namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>The modules of Terraform, which create what the templates of CloudFormation do.</summary>
public sealed partial class TerraformTests
{
    [Theory]
    [MemberData(nameof(StackTemplate.Names), MemberType = typeof(StackTemplate))]
    public void Actions_OfPolicies_AreThoseOfTheTemplate(string name)
    {
        string[] module = [.. ActionPattern().Matches(TextOf(name)).SelectMany(m => NamePattern().Matches(m.Value)).Select(m => m.Value)];
        string[] template = [.. TemplateActionPattern().Matches(new StackTemplate(name).Text)
            .SelectMany(m => NamePattern().Matches(m.Value)).Select(m => m.Value)];
        Assert.True(template.Length > 3);
        Assert.Equal(template.Distinct().Order(StringComparer.Ordinal), module.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(StackTemplate.Names), MemberType = typeof(StackTemplate))]
    public void Variables_Always_AreUsedAndDeclared(string name)
    {
        string text = TextOf(name);
        string[] declared = [.. DeclarationPattern().Matches(text).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];
        string[] used = [.. UsePattern().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(declared.Length > 5);
        Assert.Equal(declared, used);
    }

    [TerraformFact]
    public async Task Modules_Always_AreFormatted()
    {
        string[] arguments = ["fmt", "-check", "-recursive", "-diff", Repository.Path("packaging", "terraform")];
        using Process process = Process.Start(new ProcessStartInfo("terraform", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
    }

    private static string TextOf(string name)
        => string.Concat(
            Directory.EnumerateFiles(Repository.Path("packaging", "terraform", name), "*.tf").Order().Select(File.ReadAllText));

    [GeneratedRegex("""\bAction +=[^\n]*""")]
    private static partial Regex ActionPattern();

    [GeneratedRegex(""""Action": (?:\[[^\]]*\]|"[^"]*")"""")]
    private static partial Regex TemplateActionPattern();

    [GeneratedRegex("""[a-z0-9]+:[A-Z*][A-Za-z]*""")]
    private static partial Regex NamePattern();

    [GeneratedRegex("""^variable "([a-z_]+)" """, RegexOptions.Multiline)]
    private static partial Regex DeclarationPattern();

    [GeneratedRegex(@"\bvar\.([a-z_]+)")]
    private static partial Regex UsePattern();
}
