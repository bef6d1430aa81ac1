using VpcFlow.Benchmarks.Contenders.Ecs;
using VpcFlow.Benchmarks.Contenders.Files;
using VpcFlow.Benchmarks.Contenders.Projection;
using VpcFlow.Benchmarks.Contenders.Scan;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;
using VpcFlow.Scanning;

namespace VpcFlow.Benchmarks.Contenders;

/// <summary>All contenders; the generated one is the first of its scope.</summary>
internal static class ContenderList
{
    private static readonly FlowLogParser[] s_interpreted = [.. Enum.GetValues<FormatCase>().Select(f => FlowLogParser.Create(f.Format()))];

    private static readonly FlowLogParser[] s_interpretedOriginal =
        [.. Enum.GetValues<FormatCase>().Select(f => FlowLogParser.Create(f.Format(), new FlowLogParserOptions { PreserveOriginal = true }))];

    public static IReadOnlyList<Contender> All { get; } =
    [
        new IndexScan(),
        .. SeparatorKernels.SupportedNames.Select(name => new KernelScan(name)),
        new IndexOfScan(),
        new CsvHelperScan(columns: false),
        new CsvHelperScan(columns: true),
        new SylvanScan(),
        new GeneratedTyped(),
        new InterpretedTyped(),
        new HandTyped(),
        new CsvHelperTyped(),
        new CsvHelperRows(),
        new SylvanTyped(),
        new SplitTyped(),
        new RegexTyped(),
        new DuckDbTyped(),
        new GeneratedProjection(),
        new AllFieldsProjection(),
        new InterpretedProjection(),
        new HandProjection(),
        new CsvHelperProjection(),
        new SylvanProjection(),
        new ParserEcs(Scope.Ecs, Contender.Generated, GeneratedParsers.Plain),
        new ParserEcs(Scope.Ecs, "interpreted", f => s_interpreted[(int)f]),
        new HandEcs(Scope.Ecs),
        new PocoEcs(Scope.Ecs),
        new DuckDbEcs(Scope.Ecs),
        new CopyEcs(),
        new ParserEcs(Scope.EcsOriginal, Contender.Generated, GeneratedParsers.WithOriginal),
        new ParserEcs(Scope.EcsOriginal, "interpreted", f => s_interpretedOriginal[(int)f]),
        new HandEcs(Scope.EcsOriginal),
        new PocoEcs(Scope.EcsOriginal),
        new ParserFile(Contender.Generated, GeneratedParsers.Plain),
        new ParserFile("interpreted", f => s_interpreted[(int)f]),
        new HandFile(),
        new PocoFile(),
        new DuckDbEcs(Scope.File),
    ];

    public static IEnumerable<Contender> Of(Scope scope, FormatCase format) => All.Where(c => c.Scope == scope && c.Supports(format));

    public static string Name(this Scope scope) => scope switch
    {
        Scope.Typed3 => "typed-3-fields",
        Scope.EcsOriginal => "ecs-original",
        Scope.File => "file-to-file",
        _ => scope.ToString().ToLowerInvariant(),
    };

    public static Scope ParseScope(string name)
        => Enum.GetValues<Scope>().Cast<Scope?>().FirstOrDefault(s => s!.Value.Name() == name)
            ?? throw new ArgumentException($"'{name}' is no scope: {string.Join(", ", Enum.GetValues<Scope>().Select(Name))}.", nameof(name));
}
