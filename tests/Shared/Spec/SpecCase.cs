using System.Text;

namespace VpcFlow.Tests;

/// <summary>What must be rejected: the reason by its name, the line from 1, the offset of that line's first byte, the field if it is one's fault.</summary>
public sealed record SpecRejection(string Reason, int Line, long Offset, string? Field = null);

/// <summary>
/// An example of the specification, written by hand: an input and what it must give. Expected documents are compared by
/// <see cref="JsonAssert"/>; "*" as error.message stands for any text.
/// </summary>
public sealed record SpecCase
{
    /// <summary>The clock of every case, where a document needs it: 2025-06-01T12:30:45.678Z.</summary>
    public static readonly DateTimeOffset Now = new(2025, 6, 1, 12, 30, 45, 678, TimeSpan.Zero);

    public required string Name { get; init; }

    /// <summary>A format in any spelling that a person may give it.</summary>
    public required string Format { get; init; }

    public required string Input { get; init; }

    /// <summary>Each character of the input is a byte, for inputs that are no UTF-8. Otherwise the input is encoded as UTF-8.</summary>
    public bool InputIsBytes { get; init; }

    /// <summary>All documents in order.</summary>
    public string[] Expected { get; init; } = [];

    /// <summary>All rejections in order.</summary>
    public SpecRejection[] Rejections { get; init; } = [];

    public int Headers { get; init; }

    public int Blank { get; init; }

    public bool Ecs80 { get; init; }

    public bool PreserveOriginal { get; init; }

    /// <summary>The names of the fields that are read, separated by spaces, or null for all.</summary>
    public string? Projection { get; init; }

    public string Namespace { get; init; } = "default";

    public DateTimeOffset? SourceTime { get; init; }

    public bool ErrorDocuments { get; init; }

    public byte[] InputBytes => InputIsBytes ? Encoding.Latin1.GetBytes(Input) : Encoding.UTF8.GetBytes(Input);

    /// <summary>The hyphenated names of the format's fields.</summary>
    public string[] FieldNames => Format.Replace("${", "").Replace("}", "").Replace('_', '-').Split(' ');

    public string[]? ProjectionNames => Projection?.Split(' ');

    /// <summary>Records that are read; error documents are none.</summary>
    public int Records => ErrorDocuments ? Expected.Length - Rejections.Length : Expected.Length;

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
    };

    public override string ToString() => Name;
}
