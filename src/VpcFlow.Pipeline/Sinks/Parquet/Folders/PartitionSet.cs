using System.Numerics;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Folders;

/// <summary>The partitions that rows are added to, with bounds on their number and on their memory.</summary>
internal sealed class PartitionSet(ParquetFolderOptions options, PartFiles files) : IDisposable
{
    private readonly ColumnScratch _scratch = new(options.Codec);
    private readonly PartitionRouter _router = new(options.Partitions);
    private readonly Dictionary<PartitionKey, Partition> _partitions = [];
    private readonly List<Partition> _touched = [];
    private readonly List<FlowLogFieldInfo[]> _columns = [];
    private PartitionKey _lastKey;
    private Partition? _last;
    private long _uses;

    /// <summary>The size of the files that are complete.</summary>
    public long Bytes { get; private set; }

    /// <summary>The number of rows without an account, a region or a time.</summary>
    public long UnplacedRows { get; private set; }

    /// <summary>The number of files that ended because there were too many.</summary>
    public long EarlyFiles { get; private set; }

    /// <summary>The size of all files so far, complete ones and others, and of what waits to be written before compression.</summary>
    public long EstimatedSize => Bytes + _partitions.Values.Sum(p => p.Length + p.Rows.EstimatedSize);

    /// <summary>Begins the rows of a batch.</summary>
    /// <param name="fields">The columns of its files.</param>
    /// <param name="account">The account of rows that do not name theirs.</param>
    /// <param name="region">The region of rows that do not name theirs.</param>
    public void Begin(IReadOnlyList<FlowLogField> fields, string? account, string? region)
    {
        int columns = _columns.FindIndex(c => c.Length == fields.Count && c.All(f => fields.Contains(f.Field)));
        if (columns < 0)
        {
            columns = _columns.Count;
            _columns.Add([.. fields.Select(FlowLogFieldInfo.Get)]);
        }

        _router.Begin(columns, account, region);
    }

    /// <summary>Adds rows to their partitions.</summary>
    public void Add(RowSchema schema, in RowSlice rows, ulong selected)
    {
        for (; selected != 0; selected &= selected - 1)
        {
            int row = BitOperations.TrailingZeroCount(selected);
            PartitionKey key = _router.KeyOf(schema, in rows, row);
            if (_last is null || key != _lastKey)
                (_last, _lastKey) = (Find(key, schema, in rows), key);
            if (_last.Pending == 0)
                _touched.Add(_last);
            _last.Pending |= 1UL << row;
            UnplacedRows += key.IsUnplaced ? 1 : 0;
        }

        AddPending(schema, in rows);
    }

    /// <summary>Writes row groups that have their size, and the largest ones if rows occupy too much memory.</summary>
    public void WriteGroups()
    {
        long memory = 0;
        foreach (Partition partition in _partitions.Values)
        {
            if (partition.Rows.EstimatedSize >= options.RowGroupSize)
                WriteGroup(partition);
            memory += partition.Rows.Memory;
        }

        while (memory >= options.MemoryLimit)
        {
            Partition largest = _partitions.Values.MaxBy(p => p.Rows.Memory)!;
            memory -= largest.Rows.Memory;
            WriteGroup(largest);
        }
    }

    /// <summary>Writes all rows, and ends all files.</summary>
    public void Complete()
    {
        foreach (Partition partition in _partitions.Values)
            Bytes += partition.CompleteFile();
    }

    public void Dispose()
    {
        foreach (Partition partition in _partitions.Values)
            partition.Dispose();
        _scratch.Dispose();
    }

    private Partition Find(PartitionKey key, RowSchema schema, in RowSlice rows)
    {
        if (_partitions.TryGetValue(key, out Partition? found))
            return found;
        if (_partitions.Count == options.MaxOpenFiles)
        {
            // The rows of this slice must not be forgotten with the partition that ends.
            AddPending(schema, in rows);
            PartitionKey oldest = _partitions.MinBy(p => p.Value.LastUse).Key;
            long length = _partitions[oldest].CompleteFile();
            Bytes += length;
            EarlyFiles += length > 0 ? 1 : 0;
            _partitions.Remove(oldest);
        }

        var partition = new Partition(_router.FolderOf(key), _columns[key.Columns], files, _scratch);
        _partitions.Add(key, partition);
        return partition;
    }

    private void AddPending(RowSchema schema, in RowSlice rows)
    {
        foreach (Partition partition in _touched)
        {
            partition.Rows.Add(schema, in rows, partition.Pending);
            partition.Pending = 0;
            partition.LastUse = ++_uses;
        }

        _touched.Clear();
    }

    private void WriteGroup(Partition partition)
    {
        partition.WriteGroup();
        if (partition.Length >= options.FileSize)
            Bytes += partition.CompleteFile();
    }
}
