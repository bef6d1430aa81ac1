using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Contenders.Ecs;
using VpcFlow.Benchmarks.Contenders.Outputs;
using VpcFlow.Benchmarks.Contenders.Parquet;
using VpcFlow.Benchmarks.Contenders.Projection;
using VpcFlow.Benchmarks.Contenders.Scan;
using VpcFlow.Benchmarks.Contenders.Statistics;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders;

/// <summary>All contenders; the generated one is the first of its scope.</summary>
internal static class ContenderList
{
    public static IReadOnlyList<Contender> All { get; } =
    [
        new IndexScan(),
        new IndexOfScan(),
        new CsvHelperScan(columns: false),
        new CsvHelperScan(columns: true),
        new SepScan(columns: false),
        new SepScan(columns: true),
        new SylvanScan(),
        new GeneratedTyped(),
        new ReaderTyped(),
        new InterpretedTyped(),
        new HandTyped(),
        new CsvHelperTyped(),
        new SepTyped(),
        new SylvanTyped(),
        new SplitTyped(),
        new RegexTyped(),
        new DuckDbTyped(),
        new GeneratedProjection(),
        new AllFieldsProjection(),
        new InterpretedProjection(),
        new ParserEcs(Contender.Generated, Parsers.Generated, Enum.GetValues<FormatCase>()),
        new ParserEcs(Contender.Interpreted, Parsers.Interpreted, Enum.GetValues<FormatCase>()),
        new OriginalEcs(),
        new EnrichedEcs(),
        new HandEcs(),
        new PocoEcs(),
        new DuckDbEcs(Scope.Ecs),
        new CopyEcs(),
        new ParserFile(Contender.Generated, Parsers.Generated),
        new ParserFile(Contender.Interpreted, Parsers.Interpreted),
        new DuckDbEcs(Scope.File),
        new ParquetEcs(Contender.Generated, Parsers.Generated),
        new ParquetEcs(Contender.Interpreted, Parsers.Interpreted),
        new TextEcs(Parsers.Generated),
        new ParquetLines(),
        new DuckDbParquet(),
        new ParquetOutput(Contender.Generated, ParquetCodec.Snappy, Parsers.Generated),
        new ParquetOutput(Contender.Interpreted, ParquetCodec.Snappy, Parsers.Interpreted),
        new ParquetOutput("generated, zstd", ParquetCodec.Zstd, Parsers.Generated),
        new DuckDbParquetOutput("snappy"),
        new DuckDbParquetOutput("zstd"),
        new FlatFile(Contender.Generated, Parsers.Generated),
        new FlatFile(Contender.Interpreted, Parsers.Interpreted),
        new DuckDbFlat(),
        new CsvFile(Contender.Generated, Parsers.Generated),
        new CsvFile(Contender.Interpreted, Parsers.Interpreted),
        new DuckDbCsv(),
        new GunzipFile(Scope.Csv),
        new OcsfFile(Contender.Generated, Parsers.GeneratedOcsf),
        new OcsfFile(Contender.Interpreted, Parsers.InterpretedOcsf),
        new DuckDbOcsf(),
        new FilteredFile(Contender.Generated, isFiltered: true),
        new FilteredFile("all records", isFiltered: false),
        new StatisticsOfFile(Scope.Statistics, input => input.Path),
        new DuckDbStatistics(Scope.Statistics, "DuckDB read_csv", DuckDb.Table),
        new StatisticsOfFile(Scope.StatisticsOfGzip, GzipInput.PathOf),
        new DuckDbStatistics(Scope.StatisticsOfGzip, "DuckDB read_csv", input => DuckDb.Table(input, GzipInput.PathOf(input))),
        new Inflating(Scope.StatisticsOfGzip),
        new StatisticsOfFile(Scope.StatisticsOfParquet, ParquetInput.PathOf),
        new DuckDbStatistics(Scope.StatisticsOfParquet, "DuckDB read_parquet", input => $"read_parquet('{ParquetInput.PathOf(input)}')"),
    ];

    public static IEnumerable<Contender> Of(Scope scope, FormatCase format) => All.Where(c => c.Scope == scope && c.Supports(format));

    public static string Name(this Scope scope) => scope switch
    {
        Scope.Scan => "scan",
        Scope.Typed => "typed",
        Scope.Typed3 => "typed-3-fields",
        Scope.Ecs => "ecs",
        Scope.File => "file-to-file",
        Scope.Parquet => "parquet",
        Scope.ToParquet => "to-parquet",
        Scope.FlatJson => "flat-json",
        Scope.Csv => "csv",
        Scope.Ocsf => "ocsf",
        Scope.Filter => "filter",
        Scope.Statistics => "statistics",
        Scope.StatisticsOfGzip => "statistics-of-gzip",
        Scope.StatisticsOfParquet => "statistics-of-parquet",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "This scope has no name."),
    };

    public static Scope ParseScope(string name)
        => Enum.GetValues<Scope>().Cast<Scope?>().FirstOrDefault(s => s!.Value.Name() == name)
            ?? throw new ArgumentException(
                $"Invalid scope '{name}'; expected {string.Join(", ", Enum.GetValues<Scope>().Select(Name))}.", nameof(name));
}
