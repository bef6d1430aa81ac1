using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>
/// A <c>switch</c> over an enum of ours says what it does with each member, and throws for one that it does not know: a member that is
/// added later must not silently mean what others mean.
/// </summary>
public class EnumSwitchTests
{
    /// <summary>Enums of which a <c>switch</c> may single out some members.</summary>
    private static readonly string[] s_open =
    [
        "FlowLogField", // a new field must touch the catalogue only
        "PhysicalType", "LogicalType", "ThriftType", // numbers in files, which may be any
    ];

    [Fact]
    public void Switches_OverEnumsOfOurs_ThrowInTheirDefault()
    {
        SourceFile[] files = [.. SourceFile.All("src")];
        HashSet<string> enums = [.. files.SelectMany(f => f.Nodes<EnumDeclarationSyntax>()).Select(e => e.Identifier.Text)];
        Assert.True(enums.Count > 50, $"found {enums.Count} enums");
        Assert.All(s_open, name => Assert.Contains(name, enums));
        enums.ExceptWith(s_open);

        Switch[] switches = [.. files.SelectMany(Switch.Of).Where(s => s.Names.Any(enums.Contains))];
        Assert.True(switches.Length > 50, $"found {switches.Length} switches");
        string[] silent = [.. switches.Where(s => !s.Throws).Select(s => s.Place)];
        Assert.True(silent.Length == 0, string.Join('\n', silent));
    }

    private sealed record SourceFile(string Path, SyntaxNode Root)
    {
        public static IEnumerable<SourceFile> All(string folder)
            => SourceFileTests.FilesOf(MarkdownPage.FullPath(""), folder).Select(path => new SourceFile(
                path,
                CSharpSyntaxTree.ParseText(File.ReadAllText(MarkdownPage.FullPath(path))).GetRoot()));

        public IEnumerable<T> Nodes<T>() where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

        public string PlaceOf(SyntaxNode node) => $"{Path}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";
    }

    /// <param name="Place">File and line.</param>
    /// <param name="Names">What is before the dot in patterns without a condition.</param>
    /// <param name="Throws">Whether a value that no pattern names ends in an exception.</param>
    private sealed record Switch(string Place, IReadOnlyList<string> Names, bool Throws)
    {
        public static IEnumerable<Switch> Of(SourceFile file)
        {
            foreach (SwitchExpressionSyntax node in file.Nodes<SwitchExpressionSyntax>())
            {
                SwitchExpressionArmSyntax? rest = node.Arms.LastOrDefault(a => a.Pattern is DiscardPatternSyntax && a.WhenClause is null);
                yield return new(
                    file.PlaceOf(node),
                    NamesIn(node.Arms.Where(a => a.WhenClause is null).Select(a => a.Pattern)),
                    rest is null or { Expression: ThrowExpressionSyntax });
            }

            foreach (SwitchStatementSyntax node in file.Nodes<SwitchStatementSyntax>())
            {
                SwitchSectionSyntax? rest = node.Sections.FirstOrDefault(s => s.Labels.Any(l => l is DefaultSwitchLabelSyntax));
                yield return new(
                    file.PlaceOf(node),
                    NamesIn(node.Sections.SelectMany(s => s.Labels)
                        .Where(l => l is CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax { WhenClause: null })),
                    rest?.Statements.FirstOrDefault() is { } first && IsThrow(first));
            }
        }

        /// <summary>Whether a statement throws, or calls a method that does, which is how hot loops stay small.</summary>
        private static bool IsThrow(StatementSyntax statement) => statement is ThrowStatementSyntax
            || (statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } }
                && name.Identifier.Text.StartsWith("Throw", StringComparison.Ordinal));

        private static string[] NamesIn(IEnumerable<SyntaxNode> labels) =>
        [
            .. labels.SelectMany(label => label.DescendantNodes(node => node is not PropertyPatternClauseSyntax))
                .OfType<MemberAccessExpressionSyntax>()
                .Select(access => access.Expression)
                .OfType<IdentifierNameSyntax>()
                .Select(name => name.Identifier.Text),
        ];
    }
}
