extern alias VpcFlowGenerator;

using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Golden;
using VpcFlowGenerator::VpcFlow.Generator.Model;

namespace VpcFlow.Generator.Tests.Incrementality;

/// <summary>After an edit, only the affected steps run again.</summary>
public class RunReasonTests
{
    private const string Edge = """
        [VpcFlow.FlowLogFormat("srcaddr dstaddr bytes")]
        public partial class Edge;
        """;

    private const string Core = """
        [VpcFlow.FlowLogFormat("interface-id packets action")]
        public partial class Core;
        """;

    private const string Broken = """
        [VpcFlow.FlowLogFormat("srcaddr bites")]
        public partial class Broken;
        """;

    private const string Other = "public class Other { public int Method() => 1; }";

    [Fact]
    public void StepNames_Always_AreAllInThePipeline()
    {
        var run = new StepRun(Edge, Broken);
        Assert.NotEmpty(StepRun.StepNames);
        Assert.Equal(
            StepRun.StepNames.Order(StringComparer.Ordinal), run.Outputs.Select(o => o.Step).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FirstRun_Always_IsNew()
        => Assert.All(new StepRun(Edge, Core, Broken).Outputs, o => Assert.Equal(IncrementalStepRunReason.New, o.Reason));

    [Fact]
    public void Edit_OfAnUnrelatedFile_RunsNothing()
    {
        var run = new StepRun(Edge, Core, Broken, Other);
        string[] before = run.TextOfFiles();
        run.Edit(3, "public class Other { public int Method() => 2; }");
        AssertAllKept(run);
        Assert.Equal(before, run.TextOfFiles());
    }

    [Fact]
    public void Edit_OfAllGoldenClassesTogetherWithAnotherFile_RunsNothing()
    {
        var run = new StepRun([.. GoldenCases.All.Select(c => c.Source), Other]);
        run.Edit(GoldenCases.All.Count, "public class Another;");
        AssertAllKept(run);
    }

    [Fact]
    public void Edit_OfABodyInTheSameFile_KeepsTheSpec()
    {
        var run = new StepRun(Edge + Other);
        run.Edit(0, Edge + "public class Other { public int Method() => 2; }");
        AssertAllKept(run);
    }

    [Fact]
    public void Edit_ThatAddsLinesAbove_KeepsTheSpec()
    {
        var run = new StepRun(Edge);
        run.Edit(0, "// A comment,\n// and another.\n\n" + Edge);
        AssertAllKept(run);
    }

    [Fact]
    public void Edit_ThatMovesAClassToAnotherFile_KeepsItsText()
    {
        var run = new StepRun(Edge, Core);
        string[] before = run.TextOfFiles();
        run.Edit(0, "");
        run.Edit(1, Core + Edge);
        Assert.Equal(before.Order(StringComparer.Ordinal), run.TextOfFiles().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Edit_OfTheSpellingOfAFormat_KeepsTheSpec()
    {
        var run = new StepRun(Edge);
        run.Edit(0, Edge.Replace("srcaddr dstaddr bytes", "${srcaddr}  ${dstaddr} bytes", StringComparison.Ordinal));
        AssertAllKept(run);
    }

    [Fact]
    public void Edit_OfAFormat_EmitsOnlyThatClass()
    {
        var run = new StepRun(Edge, Core, Other);
        run.Edit(0, Edge.Replace("bytes", "packets", StringComparison.Ordinal));
        AssertReasons(run, ("Core", true), ("Edge", false));
        Assert.Single(run.SourceOutputs, r => r == IncrementalStepRunReason.Modified);
        Assert.Single(run.SourceOutputs, r => r == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void Edit_OfAFormatInTheSameFile_EmitsOnlyThatClass()
    {
        var run = new StepRun(Core + Edge);
        run.Edit(0, Core + Edge.Replace("bytes", "packets", StringComparison.Ordinal));
        AssertReasons(run, ("Core", true), ("Edge", false));
        Assert.Single(run.SourceOutputs, r => r == IncrementalStepRunReason.Modified);
        Assert.Single(run.SourceOutputs, r => r == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void Edit_OfAConstantInAnotherFile_IsSeen()
    {
        var run = new StepRun(
            "[VpcFlow.FlowLogFormat(Formats.Mine)] public partial class Edge;",
            "static class Formats { public const string Mine = \"srcaddr\"; }");
        run.Edit(1, "static class Formats { public const string Mine = \"dstaddr\"; }");
        AssertReasons(run, ("Edge", false));
        Assert.Contains("DestinationAddress", run.TextOfFiles().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_ThatAddsAClass_KeepsTheFirst()
    {
        var run = new StepRun(Edge);
        run.Edit(1, Core);
        AssertReasons(run, ("Core", false), ("Edge", true));
        Assert.Single(run.SourceOutputs, r => r == IncrementalStepRunReason.New);
        Assert.Single(run.SourceOutputs, r => r == IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void Edit_ThatBreaksAFormat_EmitsTheRestOfThatClass()
    {
        var run = new StepRun(Edge, Core);
        string[] before = run.TextOfFiles();
        run.Edit(0, Edge.Replace("bytes", "bites", StringComparison.Ordinal));
        AssertReasons(run, ("Core", true), ("Edge", false));
        Assert.Contains(
            run.TextOfFiles(),
            t => t.Contains("#error", StringComparison.Ordinal) && t.Contains("SourceAddress", StringComparison.Ordinal));
        Assert.Empty(run.Result.Diagnostics);
        run.Edit(0, Edge);
        Assert.Equal(before, run.TextOfFiles());
    }

    [Fact]
    public void Edit_ThatLeavesNoField_RemovesTheFile()
    {
        var run = new StepRun(Edge, Core);
        run.Edit(0, Edge.Replace("srcaddr dstaddr bytes", "", StringComparison.Ordinal));
        Assert.Equal("Core.FlowLog.g.cs", Assert.Single(run.Result.GeneratedSources).HintName);
        run.Edit(0, Edge);
        Assert.Equal(2, run.Result.GeneratedSources.Length);
    }

    /// <summary>Collisions of members are checked on every edit; the generated code is kept while the result is the same.</summary>
    [Fact]
    public void Edit_OfMembersOfTheClass_KeepsTheSpecUntilOneIsInTheWay()
    {
        const string Class = "[VpcFlow.FlowLogFormat(\"srcaddr\")] public partial class Edge { public int Own(int number) => number; }";
        var run = new StepRun(Class);
        run.Edit(0, Class.Replace("Own", "Parse", StringComparison.Ordinal));
        AssertAllKept(run);
        run.Edit(0, Class.Replace("Own(int number) => number", "Parse => 1", StringComparison.Ordinal));
        Assert.Empty(run.Result.GeneratedSources);
    }

    /// <summary>Only then are the files of other classes renamed.</summary>
    [Fact]
    public void Edit_ThatAddsAClassOfTheSameNameInOtherCase_KeepsTheSpecs()
    {
        var run = new StepRun(Edge, Core);
        run.Edit(2, Core.Replace("class Core", "class core", StringComparison.Ordinal));
        AssertReasons(run, ("Core", true), ("Edge", true), ("core", false));
        Assert.Equal(
            ["Core.FlowLog.g.cs", "Edge.FlowLog.g.cs", "core.2.FlowLog.g.cs"],
            run.Result.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Generator_TwoDrivers_EmitTheSameText()
    {
        string[] sources = [.. GoldenCases.All.Select(c => c.Source)];
        Assert.Equal(new StepRun(sources).TextOfFiles(), new StepRun(sources).TextOfFiles());
    }

    private static void AssertAllKept(StepRun run)
    {
        Assert.NotEmpty(run.Outputs);
        Assert.All(run.Outputs, o => Assert.True(o.IsKept, $"{o.Step}: {o.Reason}"));
        Assert.All(run.SourceOutputs, r => Assert.Equal(IncrementalStepRunReason.Cached, r));
    }

    /// <summary>Asserts for each class, by its name, whether its spec was kept from the previous run.</summary>
    private static void AssertReasons(StepRun run, params (string Name, bool IsKept)[] expected)
        => Assert.Equal(
            expected,
            run.Outputs.Where(o => o.Value is FlowLogClassSpec)
                .Select(o => (((FlowLogClassSpec)o.Value).MetadataName, o.IsKept))
                .OrderBy(s => s.MetadataName, StringComparer.Ordinal));
}
