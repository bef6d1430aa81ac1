using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders;

/// <summary>The task of a contender.</summary>
internal enum Scope
{
    /// <summary>Finds records and fields.</summary>
    Scan,

    /// <summary>Reads all fields as values of their types.</summary>
    Typed,

    /// <summary>Reads srcaddr, dstaddr and bytes.</summary>
    Typed3,

    /// <summary>Writes an ECS document into memory.</summary>
    Ecs,

    /// <summary>Writes the ECS documents of a file to a file.</summary>
    File,

    /// <summary>Writes the ECS documents of a Parquet file, but not to a file.</summary>
    Parquet,

    /// <summary>Writes the records of a gzip file as a Parquet file.</summary>
    ToParquet,

    /// <summary>Writes flat JSON from a gzip file to a file.</summary>
    FlatJson,

    /// <summary>Writes CSV from a gzip file to a file.</summary>
    Csv,

    /// <summary>Writes OCSF events from a gzip file to a file.</summary>
    Ocsf,

    /// <summary>Writes the ECS documents of about 1 % of the records of a gzip file to a file.</summary>
    Filter,

    /// <summary>Adds up the bytes of rejected records of a file by source and destination port.</summary>
    Statistics,

    /// <summary>The same of a gzip file.</summary>
    StatisticsOfGzip,

    /// <summary>The same of a Parquet file.</summary>
    StatisticsOfParquet,
}

/// <summary>One way to perform the task of a scope.</summary>
/// <param name="scope">The task.</param>
/// <param name="name">Its name in results; all others are compared with the first one of their scope.</param>
/// <param name="formats">The formats that it reads; v2 and v5 if none are named.</param>
internal abstract class Contender(Scope scope, string name, params FormatCase[] formats)
{
    public const string Generated = "generated";

    public const string Interpreted = "interpreted";

    public Scope Scope { get; } = scope;

    public string Name { get; } = name;

    /// <summary>The parts of the outcome that can be compared with those of other contenders.</summary>
    public virtual Evidence Evidence => Scope switch
    {
        Scope.Scan or Scope.Parquet or Scope.ToParquet => Evidence.Records,
        Scope.Typed or Scope.Typed3 => Evidence.Records | Evidence.Numbers | Evidence.TextLengths | Evidence.TextBytes | Evidence.Addresses,
        Scope.Filter => Evidence.Records,
        Scope.Ecs or Scope.File or Scope.FlatJson or Scope.Ocsf => Evidence.Records | Evidence.Documents,
        Scope.Statistics or Scope.StatisticsOfGzip or Scope.StatisticsOfParquet => Evidence.Records | Evidence.Numbers,
        Scope.Csv => Evidence.Records | Evidence.Rows,
        _ => throw new InvalidOperationException($"Scope {Scope} has no evidence."),
    };

    public bool Supports(FormatCase format) => formats.Length == 0 ? format is FormatCase.V2 or FormatCase.V5 : formats.Contains(format);

    /// <summary>Processes the input once.</summary>
    public abstract FieldSums Run(BenchmarkInput input);
}
