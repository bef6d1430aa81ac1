using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>One Parquet file.</summary>
/// <param name="output">Receives the file; disposed with this.</param>
/// <param name="options">The options of the file.</param>
internal sealed class ParquetFileOutput(OutputStream output, ParquetWriterOptions options) : ConvertOutput
{
    private readonly FlowLogParquetFile _file = new(output, options);

    public override string Name => output.Name;

    public override IFlowLogSink Sink => _file;

    public override bool IsPending => output.IsPending;

    public override bool IsEmpty => _file.Rows == 0;

    public override long Written => output.Written;

    public override void Open() => output.Open();

    public override void Complete()
    {
        _file.Complete();
        output.Complete();
    }

    public override string? DescribeIncomplete()
        => IsPending ? output.DescribeNotWritten()
            : Written > 0 ? $"{Name} is incomplete and can't be read: the end of a Parquet file says what is in it" : null;

    public override void Dispose()
    {
        _file.Dispose();
        output.Dispose();
    }
}
