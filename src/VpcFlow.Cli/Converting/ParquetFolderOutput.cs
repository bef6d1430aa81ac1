using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Parquet files in a folder.</summary>
internal sealed class ParquetFolderOutput : ConvertOutput, IFlowLogSink
{
    private readonly FlowLogParquetFolder _folder;
    private ParquetFolderSummary? _summary;

    public ParquetFolderOutput(string path, ParquetFolderOptions options)
    {
        Name = path;
        _folder = new FlowLogParquetFolder(path, options);
    }

    public override string Name { get; }

    public override IFlowLogSink Sink => this;

    public override bool IsPending => true;

    public override bool IsEmpty => _folder.Rows == 0;

    public override long Written => _summary?.Bytes ?? 0;

    public override IEnumerable<string> Notes
    {
        get
        {
            if (_summary is null)
                yield break;
            yield return $"{Amounts.Count(_summary.Files, "file")} added to {Name}";
            if (_summary.UnplacedRows > 0)
            {
                yield return $"{Amounts.Count(_summary.UnplacedRows, "record")} without a known account, region or time in folders named "
                    + "__HIVE_DEFAULT_PARTITION__";
            }

            if (_summary.EarlyFiles > 0)
            {
                yield return $"{Amounts.Count(_summary.EarlyFiles, "file")} ended early, since records of too many partitions or formats "
                    + "alternate: convert the files of one account or day at a time, or the folder again";
            }
        }
    }

    public async ValueTask WriteAsync(FlowLogDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await _folder.WriteAsync(delivery, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(Name, e);
        }
    }

    /// <summary>
    /// Creates a file where the folder is or will be, and deletes it: there is nothing to write before a row group is full.
    /// </summary>
    public override void Open()
    {
        string folder = Path.GetFullPath(Name);
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        try
        {
            using HeldFile probe = HeldFile.Create(folder);
            File.Delete(probe.Path);
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(Name, e);
        }
    }

    public override void Complete()
    {
        try
        {
            _summary = _folder.Complete();
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(Name, e);
        }
    }

    public override string DescribeIncomplete() => $"no file was added to {Name}";

    public override void Dispose() => _folder.Dispose();
}
