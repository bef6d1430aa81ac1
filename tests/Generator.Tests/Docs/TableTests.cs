extern alias VpcFlowGenerator;

using System.Globalization;
using System.Text.RegularExpressions;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Formats;
using VpcFlowGenerator::VpcFlow.Ocsf;
using GeneratorField = VpcFlowGenerator::VpcFlow.FlowLogField;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>
/// Tables that derive from the catalogue, between <c>&lt;!-- begin … --&gt;</c> and <c>&lt;!-- end … --&gt;</c>. With the environment
/// variable <c>UPDATE_DOCS=1</c> they are written instead of compared; look at the difference before you commit it.
/// </summary>
public class TableTests
{
    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    [Fact]
    public void EcsMapping_Always_IsThatOfTheCatalogue() => Verify("ecs-mapping.md", "fields", FieldTable());

    [Fact]
    public void WellKnownFormats_Always_AreThoseOfTheLibrary() => Verify("formats.md", "formats", FormatTable());

    [Fact]
    public void OcsfMapping_Always_IsThatOfTheSchema() => Verify("ocsf-mapping.md", "ocsf", OcsfTable());

    private static string OcsfTable()
    {
        IEnumerable<string> rows = FlowLogFieldInfo.All.Select(f =>
        {
            IEnumerable<string> members = OcsfTargets.All[(GeneratorField)f.Field].Select(t => $"`{t.Notation}`");
            return $"| `{f.Name}` | {string.Join(", ", members)} |";
        });
        return string.Join('\n', rows.Prepend("|---|---|").Prepend("| field | members of the event |"));
    }

    private static string FieldTable()
    {
        IEnumerable<string> rows = FlowLogFieldInfo.All.Select(f =>
        {
            string since = f.Version.ToString(CultureInfo.InvariantCulture);
            string members = string.Join(", ", f.EcsTargets.Select(t => $"`{t}`"));
            return $"| `{f.Name}` | {since} | {Scope(f.Scope)} | `{f.PropertyName}` | `{Type(f)}` | {members} |";
        });
        return string.Join(
            '\n',
            rows.Prepend("|---|---:|---|---|---|---|").Prepend("| field | since | in | property | type | members of the document |"));
    }

    private static string FormatTable()
    {
        IEnumerable<string> rows = FlowLogPresets.All.Select(preset =>
        {
            int fields = FlowLogFormat.Parse(preset.Format).Fields.Length;
            return $"| `{preset.Name}` | {preset.Title} | `FlowLogFormats.{preset.Constant}` | {fields} | {preset.Version} |";
        });
        return string.Join('\n', rows.Prepend("|---|---|---|---:|---:|").Prepend("| name | format | constant | fields | version |"));
    }

    private static void Verify(string page, string name, string table)
    {
        string path = MarkdownPage.FullPath("docs/" + page);
        string text = File.ReadAllText(path);
        Match section = Regex.Match(text, $"(?<=<!-- begin {name} -->\n\n).*?(?=\n\n<!-- end {name} -->)", RegexOptions.Singleline);
        Assert.True(section.Success, $"docs/{page} has no section {name}.");
        if (IsUpdating)
        {
            File.WriteAllText(path, text[..section.Index] + table + text[(section.Index + section.Length)..]);
            return;
        }

        Assert.True(
            table == section.Value,
            $"The table {name} in docs/{page} is not that of the catalogue; run the tests with UPDATE_DOCS=1 to write it.");
    }

    private static string Scope(FlowLogFieldScope scope) => scope switch
    {
        FlowLogFieldScope.Vpc => "VPC",
        FlowLogFieldScope.TransitGateway => "Transit Gateway",
        _ => "both",
    };

    /// <summary>Returns the type that the property has in a generated record.</summary>
    private static string Type(FlowLogFieldInfo field)
    {
        string name = field.Scope == FlowLogFieldScope.TransitGateway ? "Contoso.Gateways.FlowLogs" : "GlobalFlowLogs";
        string golden = File.ReadAllText(ProjectFolder.Path("Golden", "Expected", name + ".FlowLog.g.cs"));
        return Regex.Match(golden, $@"public (\S+) {field.PropertyName} =>").Groups[1].Value
            .Replace("global::System.", "", StringComparison.Ordinal)
            .Replace("global::VpcFlow.", "", StringComparison.Ordinal);
    }
}
