namespace VpcFlow.Tests;

/// <summary>Why and where something was rejected: line numbers start at 1, the offset is that of the line's first byte.</summary>
internal sealed record OracleRejection(string Reason, int LineNumber, long ByteOffset, string? Field);

/// <summary>A document, a rejection, a rejection and its document (with error documents), or neither (not reported).</summary>
internal sealed record OracleItem(string? Document, OracleRejection? Rejection);

internal sealed class OracleResult
{
    public List<OracleItem> Items { get; } = [];

    public int Records { get; set; }

    public int Rejected { get; set; }

    /// <summary>The rejected lines after headers of other formats; of each such format, the first is reported.</summary>
    public int Mismatched { get; set; }

    public int Headers { get; set; }

    public int Blank { get; set; }

    /// <summary>All documents in order, error documents included.</summary>
    public IReadOnlyList<string> Documents => [.. Items.Where(item => item.Document is not null).Select(item => item.Document!)];

    public IReadOnlyList<OracleRejection> Rejections
        => [.. Items.Where(item => item.Rejection is not null).Select(item => item.Rejection!)];
}
