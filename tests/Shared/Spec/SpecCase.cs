using System.Text;

namespace VpcFlow.Tests;

/// <summary>
/// An expected rejection: the name of the reason, the line from 1, the offset of the first byte of that line, and the field that caused it,
/// if any.
/// </summary>
public sealed record SpecRejection(string Reason, int Line, long Offset, string? Field = null);

/// <summary>
/// An example from the specification, written by hand: an input and the expected result. Documents are compared by
/// <see cref="JsonAssert"/>; "*" as error.message matches any text.
/// </summary>
public sealed record SpecCase
{
    /// <summary>The clock of every case that needs one: 2025-06-01T12:30:45.678Z.</summary>
    public static readonly DateTimeOffset Now = new(2025, 6, 1, 12, 30, 45, 678, TimeSpan.Zero);

    public required string Name { get; init; }

    /// <summary>A format in any spelling that users may write.</summary>
    public required string Format { get; init; }

    public required string Input { get; init; }

    /// <summary>
    /// Whether each character of the input is a byte, for inputs that are not UTF-8. Otherwise the input is encoded as UTF-8.
    /// </summary>
    public bool InputIsBytes { get; init; }

    /// <summary>Whether records are wrapped in JSON, which is recognised only in streams.</summary>
    public bool IsWrapped => Input.Split('\n').Any(line => line.TrimStart().StartsWith('{'));

    /// <summary>The expected documents in order.</summary>
    public string[] Expected { get; init; } = [];

    /// <summary>The expected rejections in order.</summary>
    public SpecRejection[] Rejections { get; init; } = [];

    public int Headers { get; init; }

    public int Blank { get; init; }

    public bool Ecs80 { get; init; }

    public bool PreserveOriginal { get; init; }

    /// <summary>The names of the fields to read, separated by spaces; null for all.</summary>
    public string? Projection { get; init; }

    public string Namespace { get; init; } = "default";

    public DateTimeOffset? SourceTime { get; init; }

    public bool ErrorDocuments { get; init; }

    /// <summary>Where the input comes from; null if documents do not say it.</summary>
    internal OracleOrigin? Origin { get; init; }

    /// <summary>The time of delivery; null if documents do not say it.</summary>
    public DateTimeOffset? Ingested { get; init; }

    /// <summary>What is known about addresses; null for nothing.</summary>
    internal OracleKnowledge? Knowledge { get; init; }

    public byte[] InputBytes => InputIsBytes ? Encoding.Latin1.GetBytes(Input) : Encoding.UTF8.GetBytes(Input);

    /// <summary>The hyphenated names of the format's fields.</summary>
    public string[] FieldNames => Format.Replace("${", "").Replace("}", "").Replace('_', '-').Split(' ');

    public string[]? ProjectionNames => Projection?.Split(' ');

    /// <summary>The number of rejected lines that are not reported: after headers of other formats.</summary>
    public int Unreported { get; init; }

    /// <summary>The number of rejected lines.</summary>
    public int Rejected => Rejections.Length + Unreported;

    /// <summary>The number of records, not counting error documents.</summary>
    public int Records => ErrorDocuments ? Expected.Length - Rejected : Expected.Length;

    internal OracleSettings ToOracleSettings() => new()
    {
        Fields = FieldNames,
        Ecs80 = Ecs80,
        PreserveOriginal = PreserveOriginal,
        Projection = ProjectionNames,
        Namespace = Namespace,
        Now = Now,
        SourceTime = SourceTime,
        ErrorDocuments = ErrorDocuments,
        Origin = Origin,
        Ingested = Ingested,
        Knowledge = Knowledge,
    };

    public override string ToString() => Name;
}
