using System.Collections.Frozen;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Generated parsers write the documents that were written by hand from the specification.</summary>
[Collection(nameof(GeneratedParsers))]
public class SpecCaseTests
{
    private static readonly Lazy<FrozenDictionary<string, GeneratedFormat>> s_parsers = new(
        () => GeneratedParsers.Load([.. SpecCases.All.Select(c => FormatOf(SpecCases.Get((string)c[0]))).DistinctBy(f => f.Name)]));

    [Theory]
    [MemberData(nameof(SpecCases.All), MemberType = typeof(SpecCases))]
    public void WriteEcs_SpecCase_WritesTheExpectedDocuments(string name)
    {
        SpecCase spec = SpecCases.Get(name);
        FlowLogParser parser = s_parsers.Value[FormatOf(spec).Name].Parser;

        ParserRun run = ParserRun.Of(parser, spec.InputBytes, spec.ToOracleSettings());

        run.AssertIs(spec);
    }

    /// <summary>Cases that differ only in their input share a class.</summary>
    private static FormatCase FormatOf(SpecCase spec)
        => new(
            $"{spec.Format}|{spec.Ecs80}|{spec.PreserveOriginal}|{spec.Projection}",
            spec.Format,
            spec.Ecs80 ? EcsVersion.V8_0 : EcsVersion.V8_11,
            spec.PreserveOriginal,
            spec.Projection);
}
