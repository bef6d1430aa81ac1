using System.Text.RegularExpressions;

namespace VpcFlow.Cli.Tests;

/// <summary>The commands that the README shows run as they stand.</summary>
public sealed partial class ReadmeCommandTests : IDisposable
{
    private const string RunTool = "dotnet run -c Release --project src/VpcFlow.Cli -- ";

    /// <summary>What others run: CI the first, the tests of the packages the rest.</summary>
    private static readonly string[] s_others = ["dotnet test", "dotnet add package VpcFlow", "dotnet tool install --global VpcFlow.Tool"];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands => [.. ShellPattern().Matches(File.ReadAllText(Repository("README.md")))
        .SelectMany(m => m.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Except(s_others)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_AsItStands_Succeeds(string command)
    {
        string samples = Directory.CreateDirectory(Path.Combine(_folder.Path, "samples", "data")).FullName;
        foreach (string file in Directory.GetFiles(Repository("samples", "data")))
            File.Copy(file, Path.Combine(samples, Path.GetFileName(file)));
        string arguments = command.StartsWith(RunTool, StringComparison.Ordinal) ? command[RunTool.Length..] : command["vpcflow ".Length..];

        ToolResult result = await Tool.RunAsync(new Tool.Run { Arguments = arguments.Split(' '), Folder = _folder.Path });

        Assert.True(result.ExitCode == 0, result.Error);
        bool writesFile = arguments.Contains(" -o ", StringComparison.Ordinal);
        Assert.True(writesFile ? new FileInfo(Path.Combine(_folder.Path, "flows.ndjson")).Length > 0 : result.Output.Length > 0);
    }

    [Fact]
    public void Commands_Always_AreThere() => Assert.Contains(Commands.Cast<object[]>().Select(row => (string)row[0]), c => c.StartsWith(RunTool, StringComparison.Ordinal));

    private static string Repository(params string[] parts)
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VpcFlow.sln")))
            folder = folder.Parent!;
        return Path.Combine([folder.FullName, .. parts]);
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellPattern();
}
