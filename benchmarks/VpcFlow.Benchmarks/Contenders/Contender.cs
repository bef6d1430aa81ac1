using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders;

/// <summary>What a contender does with a record.</summary>
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

    /// <summary>Writes an ECS document with <c>event.original</c> into memory.</summary>
    EcsOriginal,

    /// <summary>Writes the ECS documents of a file to a file.</summary>
    File,
}

/// <summary>One way to do what a scope asks for.</summary>
/// <param name="scope">What it does.</param>
/// <param name="name">How it is called in results; the name "generated" stands for what the others are compared with.</param>
internal abstract class Contender(Scope scope, string name)
{
    public const string Generated = "generated";

    public Scope Scope { get; } = scope;

    public string Name { get; } = name;

    public virtual bool Supports(FormatCase format) => true;

    /// <summary>What of the outcome is comparable with that of other contenders.</summary>
    public virtual Evidence Evidence => Scope switch
    {
        Scope.Scan => Evidence.Records,
        Scope.Typed or Scope.Typed3 => Evidence.Records | Evidence.Numbers | Evidence.TextLengths | Evidence.TextBytes | Evidence.Addresses,
        _ => Evidence.Records | Evidence.Documents,
    };

    /// <summary>Processes the input once.</summary>
    public abstract FieldSums Run(BenchmarkInput input);
}
