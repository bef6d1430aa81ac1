using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Pipeline.Sinks.Parquet.Files;

namespace VpcFlow.Pipeline.Sinks.Parquet.Folders;

/// <summary>The rows of one partition with the same columns, and the file that they are written to.</summary>
/// <param name="folder">The folder of the partition, relative to that of all files.</param>
/// <param name="fields">The columns.</param>
/// <param name="files">Creates files.</param>
/// <param name="scratch">What the columns share.</param>
internal sealed class Partition(string folder, IReadOnlyList<FlowLogFieldInfo> fields, PartFiles files, ColumnScratch scratch) : IDisposable
{
    private FileStream? _stream;
    private ParquetFileWriter? _file;

    /// <summary>The rows that wait to be written.</summary>
    public RowGroupBuffer Rows { get; } = new(fields, sorts: true);

    /// <summary>The rows of the current slice that belong to the partition: a bit for each.</summary>
    public ulong Pending { get; set; }

    /// <summary>When rows were added last, as a number that ascends.</summary>
    public long LastUse { get; set; }

    /// <summary>The number of bytes in the file.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>Writes the rows as a row group.</summary>
    public void WriteGroup()
    {
        if (Rows.Count == 0)
            return;
        if (_file is null)
        {
            _stream = files.Create(folder);
            _file = new ParquetFileWriter(_stream, fields, scratch);
        }

        _file.WriteGroup(Rows);
    }

    /// <summary>Writes the rows, and ends the file; the next row begins another one.</summary>
    /// <returns>The size of the file; 0 if there was nothing to write.</returns>
    public long CompleteFile()
    {
        WriteGroup();
        if (_file is null)
            return 0;
        _file.Complete();
        files.Complete(_stream!);
        long length = _file.Length;
        (_file, _stream) = (null, null);
        return length;
    }

    /// <summary>Closes the file as it is.</summary>
    public void Dispose()
    {
        Rows.Clear();
        try
        {
            _stream?.Dispose();
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // What is left in the buffer can't be written either; that was reported, and the file is deleted. .NET reports a file that
            // would grow too large as an invalid argument.
        }
    }
}
