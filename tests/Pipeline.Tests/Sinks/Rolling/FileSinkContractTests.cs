using VpcFlow.Pipeline.Tests.Contracts;

namespace VpcFlow.Pipeline.Tests.Sinks.Rolling;

/// <summary>The contract of sinks, for files of one kind.</summary>
public abstract class FileSinkContract(FlowLogFileFormat format, FlowLogFileRolling rolling) : SinkContract, IDisposable
{
    private readonly FileFolder _folder = new();

    protected override bool IsIdempotent => rolling == FlowLogFileRolling.Object;

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override ValueTask<IFlowLogSink> CreateAsync()
        => ValueTask.FromResult<IFlowLogSink>(new FlowLogFileSink(new FlowLogFileSinkOptions
        {
            Folder = _folder.Path,
            Format = format,
            Rolling = rolling,
            IdleInterval = TimeSpan.FromMilliseconds(20),
        }));

    protected override ValueTask<IReadOnlyList<string>> ReadBackAsync()
        => ValueTask.FromResult<IReadOnlyList<string>>(_folder.Interfaces());
}

public sealed class SharedDocumentFilesTests() : FileSinkContract(FlowLogFileFormat.Ndjson, FlowLogFileRolling.Shared);

public sealed class ObjectDocumentFilesTests() : FileSinkContract(FlowLogFileFormat.Bulk, FlowLogFileRolling.Object);

public sealed class SharedParquetFilesTests() : FileSinkContract(FlowLogFileFormat.Parquet, FlowLogFileRolling.Shared);

public sealed class ObjectParquetFilesTests() : FileSinkContract(FlowLogFileFormat.Parquet, FlowLogFileRolling.Object);
