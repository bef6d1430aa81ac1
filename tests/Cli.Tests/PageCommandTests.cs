using System.Text.RegularExpressions;

namespace VpcFlow.Cli.Tests;

/// <summary>
/// Tests the commands in <c>sh</c> blocks of README, docs and samples: commands of the tool are run unchanged, in a folder with the
/// samples; files and packages that other commands refer to must exist.
/// </summary>
public sealed partial class PageCommandTests : IDisposable
{
    private const string RunTool = "dotnet run -c Release --project src/VpcFlow.Cli -- ";

    private static readonly string[] s_packages = ["VpcFlow", "VpcFlow.Pipeline", "VpcFlow.Query", "VpcFlow.Tool"];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> ToolCommands => [.. Commands.Where(c => ToolPattern().IsMatch(c))];

    public static TheoryData<string> OtherCommands => [.. Commands.Where(c => !ToolPattern().IsMatch(c))];

    private static IReadOnlyList<string> Commands { get; } =
    [
        .. Directory.GetFiles(Repository.Folder, "README.md")
            .Concat(Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(Repository.Path("samples"), "*.md", SearchOption.AllDirectories))
            .SelectMany(page => ShellPattern().Matches(File.ReadAllText(page)))
            .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(line => line[0] != '#')
            .Distinct(),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(ToolCommands))]
    public async Task ToolCommand_Unchanged_Succeeds(string command)
    {
        string samples = Directory.CreateDirectory(_folder["samples/data"]).FullName;
        foreach (string file in Directory.GetFiles(Repository.Path("samples", "data")))
            File.Copy(file, Path.Combine(samples, Path.GetFileName(file)));

        ToolResult result = await Tool.ShellAsync(ToolPattern().Replace(command, m => m.Groups[1].Value + "$vpcflow "), _folder.Path);

        Assert.True(result.ExitCode == 0, result.Error);
        Match output = OutputPattern().Match(command);
        Assert.True(output.Success ? HasContent(_folder[output.Groups[1].Value]) : result.Output.Length > 0);
    }

    [Theory]
    [MemberData(nameof(OtherCommands))]
    public void OtherCommand_Always_RefersToWhatExists(string command)
    {
        string[] words = VariablePattern().Replace(command, "").Split(' ');
        switch (words)
        {
            case ["dotnet", "add", _, "package", _, "--source", "\"$PWD/packages\""]
                or ["dotnet", "tool", "install", "--global", _, "--add-source", "\"$PWD/packages\""]:
                Assert.Contains(words[^3], s_packages);
                break;
            case ["dotnet", "new", "console", "-o", _] or ["dotnet", "run", "--project", "../Flows"]:
                break;
            case ["dotnet", "build" or "pack", ..] or ["dotnet", "test"]:
                break;
            case ["dotnet", "test", string tested, ..]:
                Assert.NotEmpty(Directory.GetFiles(Repository.Path(tested), "*.csproj"));
                break;
            case ["dotnet", "publish", string published, "-r", _, "-o", string output, "&&", string program, ..]:
                string text = File.ReadAllText(Assert.Single(Directory.GetFiles(Repository.Path(published), "*.csproj")));
                Assert.StartsWith(output + "/", program, StringComparison.Ordinal);
                Assert.Contains($"<AssemblyName>{program[(output.Length + 1)..]}</AssemblyName>", text, StringComparison.Ordinal);
                break;
            case ["dotnet", "publish", string project, "-r", _, "-o", _]:
                Assert.Single(Directory.GetFiles(Repository.Path(project), "*.csproj"));
                break;
            case ["tests/mutation/run", ..]:
                string script = File.ReadAllText(Repository.Path(words[0]));
                Assert.All(words[1..], area => Assert.Contains($"    {area})", script, StringComparison.Ordinal));
                break;
            case ["dotnet", "run", ..]:
                string run = words[Array.IndexOf(words, "--project") + 1];
                Assert.NotEmpty(Directory.GetFiles(Repository.Path(run), "*.csproj"));
                Assert.All(
                    words[(Array.IndexOf(words, "--") + 1)..].Where(w => w.StartsWith("samples", StringComparison.Ordinal)),
                    w => Assert.True(Path.Exists(Repository.Path(w)), w));
                break;
            case ["mkdir", "-p", ..]:
                Assert.All(
                    words.Where(w => w.StartsWith("samples", StringComparison.Ordinal)),
                    w => Assert.True(Path.Exists(Repository.Path(w)), w));
                break;
            case ["curl", ..]:
                Assert.Contains("/firehose ", command, StringComparison.Ordinal);
                break;
            default:
                Assert.Fail($"Nothing is known of this command: {command}");
                break;
        }
    }

    [Fact]
    public void Commands_OfBothKinds_AreFound()
    {
        Assert.Contains(Commands, c => c.StartsWith(RunTool, StringComparison.Ordinal));
        Assert.Contains(Commands, c => c.StartsWith("vpcflow ", StringComparison.Ordinal));
        Assert.NotEmpty(OtherCommands);
    }

    private static bool HasContent(string path)
        => Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any()
            : new FileInfo(path).Length > 0;

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellPattern();

    /// <summary>The tool at the beginning of a command or after a pipe.</summary>
    [GeneratedRegex(@"(^|\| )(?:vpcflow|dotnet run -c Release --project src/VpcFlow\.Cli --) ")]
    private static partial Regex ToolPattern();

    [GeneratedRegex("(?: -o | --html | --json | > )(\\S+)")]
    private static partial Regex OutputPattern();

    /// <summary>Environment variables before a command.</summary>
    [GeneratedRegex(@"^([A-Z_]+[A-Za-z_]*=\S* )+")]
    private static partial Regex VariablePattern();
}
