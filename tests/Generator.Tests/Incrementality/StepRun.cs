extern alias VpcFlowGenerator;

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Support;
using VpcFlowGenerator::VpcFlow.Generator;

namespace VpcFlow.Generator.Tests.Incrementality;

/// <summary>One output of a step, and why the step ran.</summary>
internal readonly record struct StepOutput(string Step, object Value, IncrementalStepRunReason Reason)
{
    /// <summary>Whether no later step has to run again.</summary>
    public bool IsKept => Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}

/// <summary>Runs the generator repeatedly over edited sources, as an editor does, and records what ran.</summary>
internal sealed class StepRun
{
    private GeneratorDriver _driver = GeneratorHarness.CreateDriver();
    private CSharpCompilation _compilation;

    public StepRun(params string[] sources)
    {
        _compilation = GeneratorHarness.Compile(sources);
        Run();
    }

    /// <summary>The steps that the generator names, found by reflection so that a new one is tested automatically.</summary>
    public static ImmutableArray<string> StepNames { get; } =
    [
        .. typeof(TrackingNames).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!),
    ];

    public GeneratorRunResult Result { get; private set; }

    /// <summary>The outputs of all named steps in the last run.</summary>
    public IEnumerable<StepOutput> Outputs => StepNames
        .Where(Result.TrackedSteps.ContainsKey)
        .SelectMany(
            name => Result.TrackedSteps[name].SelectMany(step => step.Outputs.Select(o => new StepOutput(name, o.Value, o.Reason))));

    /// <summary>The runs that write files or report diagnostics, in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> SourceOutputs => Result.TrackedOutputSteps
        .SelectMany(s => s.Value)
        .SelectMany(s => s.Outputs)
        .Select(o => o.Reason);

    /// <summary>Replaces the text of a source, or adds one, and runs the generator.</summary>
    public void Edit(int source, string text)
    {
        SyntaxTree tree = GeneratorHarness.Parse(text, $"Source{source}.cs");
        _compilation = source < _compilation.SyntaxTrees.Length
            ? _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[source], tree)
            : _compilation.AddSyntaxTrees(tree);
        Run();
    }

    public string[] TextOfFiles() => [.. Result.GeneratedSources.Select(s => s.HintName + "\n" + s.SourceText)];

    private void Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        Result = _driver.GetRunResult().Results.Single();
        Assert.Null(Result.Exception);
    }
}
