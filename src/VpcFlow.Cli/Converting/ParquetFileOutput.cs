using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>One Parquet file.</summary>
/// <param name="output">Receives the file; disposed with this.</param>
/// <param name="options">The options of the file.</param>
internal sealed class ParquetFileOutput(OutputStream output, ParquetWriterOptions options) : StreamOutput(output)
{
    private readonly FlowLogParquetFile _file = new(output, options);

    public override IFlowLogSink Sink => _file;

    public override bool IsEmpty => _file.Rows == 0;

    public override void Complete()
    {
        _file.Complete();
        base.Complete();
    }

    public override void Dispose()
    {
        _file.Dispose();
        base.Dispose();
    }

    protected override string DescribeEnd() => "it lacks the end of a Parquet file, without which nothing in it can be read";
}
