using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Emit;

namespace VpcFlow.Generator.Tests.Docs;

/// <summary>
/// Programs in README and docs run in a folder with the samples, unless they are marked <c>no-run</c>, and print something or write a file.
/// A block <c>output</c> after one has what it prints, where a line <c>…</c> matches any lines; <c>UPDATE_DOCS=1</c> writes those without.
/// </summary>
public sealed partial class SnippetRunTests : IDisposable
{
    private const string RuntimeConfig = """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-docs-");

    public static TheoryData<CodeBlock> Programs =>
        [.. MarkdownPage.Docs.SelectMany(p => p.Blocks).Where(b => b.Info == "csharp" && Snippet.IsProgram(b))];

    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Programs), DisableDiscoveryEnumeration = true)]
    public async Task Program_InAFolderWithTheSamples_PrintsWhatThePageSays(CodeBlock program)
    {
        string output = await RunAsync(program);
        CodeBlock? expected = MarkdownPage.All.Single(p => p.Path == program.Page)
            .Blocks.FirstOrDefault(b => b.Line > program.Line) is { Language: "output" } block ? block : null;
        if (expected is null)
            Assert.True(output.Length > 0 || File.Exists(PathOf("documents.ndjson")), $"{program} does nothing that is seen.");
        else if (IsUpdating && !expected.Text.Contains('…', StringComparison.Ordinal))
            Update(expected, output);
        else
            Assert.Matches("^" + Regex.Escape(expected.Text).Replace("…\\n", "(.*\n)+?", StringComparison.Ordinal) + "$", output);
    }

    [Fact]
    public void Programs_OfMainPages_AreFound()
    {
        string[] pages = [.. Programs.Cast<object[]>().Select(row => ((CodeBlock)row[0]).Page).Distinct()];
        Assert.Contains("README.md", pages);
        Assert.Contains("docs/getting-started.md", pages);
    }

    /// <summary>Returns the packages, and what they need besides .NET.</summary>
    private static HashSet<string> Libraries()
    {
        var found = new HashSet<string>();
        var open = new Queue<Assembly>([typeof(FlowLogParser).Assembly, typeof(ParquetContainer).Assembly]);
        while (open.TryDequeue(out Assembly? next))
        {
            if (!found.Add(next.Location))
                continue;
            foreach (AssemblyName name in next.GetReferencedAssemblies())
            {
                if (File.Exists(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll")))
                    open.Enqueue(Assembly.Load(name));
            }
        }

        return found;
    }

    private async Task<string> RunAsync(CodeBlock program)
    {
        using (FileStream assembly = File.Create(PathOf("snippet.dll")))
        {
            EmitResult result = Snippet.Compile(program).Emit(assembly);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        }

        await File.WriteAllTextAsync(PathOf("snippet.runtimeconfig.json"), RuntimeConfig);
        foreach (string library in Libraries())
            File.Copy(library, PathOf(Path.GetFileName(library)));
        string samples = Directory.CreateDirectory(PathOf("samples/data")).FullName;
        foreach (string file in Directory.GetFiles(MarkdownPage.FullPath("samples/data")))
            File.Copy(file, Path.Combine(samples, Path.GetFileName(file)));

        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", PathOf("snippet.dll")])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(s_limit);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} fails: {await error}");
        return output.ReplaceLineEndings("\n");
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Replaces the text of a block, which may have moved since the page was read.</summary>
    private static void Update(CodeBlock block, string output)
    {
        int number = MarkdownPage.All.Single(p => p.Path == block.Page).Blocks.Count(b => b.Language == "output" && b.Line < block.Line);
        string path = MarkdownPage.FullPath(block.Page);
        string text = File.ReadAllText(path);
        Match at = OutputPattern().Matches(text)[number];
        File.WriteAllText(path, text[..at.Index] + output + text[(at.Index + at.Length)..]);
    }

    [GeneratedRegex("(?<=^```output\n)(?:(?!```).*\n)*(?=```)", RegexOptions.Multiline)]
    private static partial Regex OutputPattern();
}
