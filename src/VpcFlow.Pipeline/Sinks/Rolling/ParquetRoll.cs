using VpcFlow.Pipeline.Sinks.Parquet.Files;
using VpcFlow.Pipeline.Sinks.Parquet.Folders;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>Writes Parquet files. Rows are sorted by time in their row groups, so batches are taken as they come.</summary>
internal sealed class ParquetRoll : IRollWriter
{
    private readonly Lock _writing = new();
    private readonly FlowLogFileSinkOptions _options;
    private readonly PartitionSet _partitions;

    public ParquetRoll(PartFiles files, FlowLogFileSinkOptions options)
    {
        _options = options;
        _partitions = new PartitionSet(
            new ParquetFolderOptions
            {
                Fields = options.Parquet.Fields,
                Codec = options.Parquet.Codec,
                RowGroupSize = options.Parquet.RowGroupSize,
                MemoryLimit = options.Parquet.MemoryLimit,
                FileSize = long.Max(options.RollSize, 64 << 10),
                Partitions = options.Partitions,
                MaxOpenFiles = options.MaxOpenFiles,
            },
            files);
    }

    public long Length { get; private set; }

    public bool IsFull => false;

    public void Write(FlowLogDelivery delivery, IReadOnlyList<DocumentPart> documents)
    {
        var key = ObjectKey.Parse(delivery.Object.Name);
        FlowLogBatch batch = delivery.Batch;
        lock (_writing)
        {
            _partitions.Begin(_options.Parquet.Fields ?? batch.Format.Fields, key.Account, key.Region);
            BatchRows.Read(batch, _partitions.Add);
            _partitions.WriteGroups();
            Length = _partitions.EstimatedSize;
        }
    }

    public void Complete()
    {
        lock (_writing)
            _partitions.Complete();
    }

    public void Dispose() => _partitions.Dispose();
}
