using System.Text.RegularExpressions;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Compiler;

/// <summary>The times of a build, in milliseconds.</summary>
/// <param name="Whole">The time from the start of <c>dotnet build</c> to its end.</param>
/// <param name="Compiler">The time that the build engine reports for the compiler's task.</param>
internal readonly record struct BuildTime(double Whole, double Compiler);

/// <summary>A project in a folder outside this repository that refers to the library and the generator as the package would.</summary>
internal sealed partial class BuildProject
{
    private readonly string _folder;
    private readonly string _file;

    /// <summary>Writes the project and restores it.</summary>
    /// <param name="folder">The folder to create for it.</param>
    /// <param name="hasPackage">Whether it refers to the library and the generator.</param>
    /// <param name="sources">Its files.</param>
    public BuildProject(string folder, bool hasPackage, IReadOnlyList<string> sources)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _file = Path.Combine(_folder, "Consumer.csproj");
        string references = hasPackage
            ? $"<ItemGroup><Reference Include=\"{Path.Combine(AppContext.BaseDirectory, "VpcFlow.dll")}\" />"
                + $"<Analyzer Include=\"{Path.Combine(AppContext.BaseDirectory, "VpcFlow.Generator.dll")}\" /></ItemGroup>"
            : "";
        File.WriteAllText(_file, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              {references}
            </Project>
            """);

        // Files in the folders above must not affect the build.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(_folder, name), "<Project />");
        for (int i = 0; i < sources.Count; i++)
            File.WriteAllText(Path.Combine(_folder, $"Source{i}.cs"), sources[i]);
        Run("restore", _file);
    }

    /// <summary>Builds everything again.</summary>
    /// <param name="server">The name of the compiler server; <see langword="null"/> for a compiler process of this build only.</param>
    public BuildTime Build(string? server)
    {
        string[] compiler = server is null
            ? ["-p:UseSharedCompilation=false"]
            : ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={server}"];
        CommandRun run = Run(
        [
            "build", _file, "-c", "Release", "--no-restore", "--no-incremental",
            "-nodeReuse:false", "-tl:off", "-v:minimal", "-clp:PerformanceSummary", .. compiler,
        ]);
        Match task = CompilerTaskPattern().Match(run.Output);
        return task.Success
            ? new BuildTime(run.Milliseconds, double.Parse(task.Groups[1].Value, null))
            : throw new InvalidOperationException($"The build engine says nothing of the compiler:\n{run.Output}");
    }

    private CommandRun Run(params string[] arguments)
    {
        CommandRun run = CommandRun.Of(
            "dotnet", arguments, _folder, ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"));
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} exited with {run.ExitCode}:\n{run.Output}");
        return run;
    }

    [GeneratedRegex(@"(\d+) ms +Csc +\d+ calls")]
    private static partial Regex CompilerTaskPattern();
}
