extern alias VpcFlowGenerator;

using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator.Locations;

namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>For any text in any literal, each character is mapped to where the compiler read it.</summary>
public class LiteralMapTests
{
    private const string Characters = "abc ${}\"\\\n\t'0é流-_";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Locate_AnyCharacterOfAnyLiteral_IsItsSource(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 50; i++)
        {
            string[] texts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Text(random))];
            string expression = string.Join(" + ", texts.Select(t => Write(t, random)));
            CSharpCompilation compilation = GeneratorHarness.Compile($"static class C {{ public const string Value = {expression}; }}");
            Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
            SyntaxTree tree = compilation.SyntaxTrees[0];
            ExpressionSyntax syntax = tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Single().Initializer!.Value;
            SemanticModel model = compilation.GetSemanticModel(tree);
            string value = string.Concat(texts);
            Assert.Equal(value, model.GetConstantValue(syntax).Value);
            ConstantMap map = ConstantMap.Create(syntax, value, model, default);
            Assert.Equal(
                value,
                string.Concat(Enumerable.Range(0, value.Length).Select(c => Read(tree.GetText().ToString(map.Locate(c, 1).SourceSpan)))));
        }
    }

    private static string Text(Random random)
        => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Characters[random.Next(Characters.Length)]));

    /// <summary>Writes a text as a literal of a random kind.</summary>
    private static string Write(string text, Random random) => random.Next(5) switch
    {
        0 => "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        1 => "\"\"\"\"\"\"\"\"\"\"\"\"\"\n   " + text.Replace("\n", "\n   ", StringComparison.Ordinal) + "\n   \"\"\"\"\"\"\"\"\"\"\"\"\"",
        2 => "$\"" + Escape(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), random, "{}")
            + "\"",
        3 => "$@\""
            + text.Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal)
                .Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        _ => "\"" + Escape(text, random, "") + "\"",
    };

    /// <summary>Escapes what must be escaped, and some more.</summary>
    private static string Escape(string text, Random random, string never)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            bool isNeeded = c is '"' or '\\' or '\n';
            if (never.Contains(c, StringComparison.Ordinal) || (!isNeeded && random.Next(3) > 0))
                escaped.Append(c);
            else if (c is '"' or '\\' or '\'' && random.Next(2) == 0)
                escaped.Append('\\').Append(c);
            else
                escaped.Append(random.Next(3) switch { 0 => "\\u", 1 => "\\x", _ => "\\U0000" })
                    .Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    /// <summary>Returns the character that a part of a literal represents.</summary>
    private static string Read(string source) => source switch
    {
        ['\\', 'u' or 'x' or 'U', .. var digits] =>
            ((char)int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
        ['\\', var escaped] => escaped.ToString(),
        { Length: 1 } => source,
        [var first, var second] when first == second => first.ToString(),
        _ => $"<{source}>",
    };
}
