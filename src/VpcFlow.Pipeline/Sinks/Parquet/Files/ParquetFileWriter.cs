using System.Buffers;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>Writes one Parquet file: its row groups, followed by the metadata.</summary>
internal sealed class ParquetFileWriter(Stream output, IReadOnlyList<ColumnSpec> columns, ColumnScratch scratch)
{
    private readonly List<RowGroupSummary> _groups = [];

    /// <summary>The number of bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>The number of rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes rows as a row group, and removes them from their buffer.</summary>
    public void WriteGroup(RowGroupBuffer rows)
    {
        if (rows.Count == 0)
            return;
        WriteMark();
        RowGroupSummary group = rows.Write(scratch, output, Length);
        _groups.Add(group);
        Length += group.StoredLength;
        Rows += group.Rows;
    }

    /// <summary>Ends the file.</summary>
    public void Complete()
    {
        WriteMark();
        var footer = new ArrayBufferWriter<byte>();
        FooterWriter.Write(footer, columns, _groups, scratch.Pages.Compression);
        output.Write(footer.WrittenSpan);
        output.Flush();
        Length += footer.WrittenCount;
    }

    private void WriteMark()
    {
        if (Length > 0)
            return;
        output.Write(Footer.Mark);
        Length = Footer.Mark.Length;
    }
}
