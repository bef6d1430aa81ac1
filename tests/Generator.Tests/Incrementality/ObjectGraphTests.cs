using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VpcFlow.Generator.Tests.Golden;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Incrementality;

/// <summary>What the compiler caches between edits references nothing of the compilation that it was created from.</summary>
public class ObjectGraphTests
{
    private const string Broken = """[VpcFlow.FlowLogFormat("srcaddr bites")] public partial class Broken;""";

    [Fact]
    public void Steps_OfClassesAndErrors_KeepNothingOfTheCompilation()
    {
        var run = new StepRun([.. GoldenCases.All.Select(c => c.Source), Broken]);
        Assert.True(run.Outputs.Count() > GoldenCases.All.Count);
        Assert.All(run.Outputs, o => Assert.Null(ObjectGraph.FindCompilerObject(o.Value)));
    }

    /// <summary>The walk itself can fail: it finds a symbol through interfaces, arrays and private fields of base types.</summary>
    [Fact]
    public void FindCompilerObject_WithPlantedObject_FindsIt()
    {
        CSharpCompilation compilation = GeneratorHarness.Compile(Broken);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        ISymbol symbol = compilation.GetTypeByMetadataName("Broken")!;
        object[] planted =
            [symbol, tree.GetRoot(), tree, compilation, compilation.GetSemanticModel(tree), symbol.Locations[0], symbol.GetAttributes()[0]];
        Assert.All(planted, o => Assert.Equal("Derived.Items.[1]._hidden", Shape(ObjectGraph.FindCompilerObject(new Derived(o)))));
        Assert.Null(ObjectGraph.FindCompilerObject(new Derived("text")));

        static string? Shape(string? path) => path?.Replace("<Items>k__BackingField", "Items", StringComparison.Ordinal);
    }

    private class Base(object items)
    {
        private object Items { get; } = items;
    }

    private sealed class Derived(object planted) : Base(new object[] { 1, new Holder(planted) });

    private sealed class Holder(object hidden)
    {
#pragma warning disable CA1823, IDE0052 // read by reflection only
        private readonly object _hidden = hidden;
#pragma warning restore CA1823, IDE0052
    }
}
