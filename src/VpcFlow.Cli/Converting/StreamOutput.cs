using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>An output that is written to a file or to standard output from its beginning to its end.</summary>
/// <param name="output">The file; disposed with this.</param>
internal abstract class StreamOutput(OutputStream output) : ConvertOutput
{
    public override string Name => output.Name;

    public override bool IsPending => output.IsPending;

    public override bool IsEmpty => output.Written == 0;

    public override long Written => output.Written;

    public override void Open() => output.Open();

    public override void Complete() => output.Complete();

    public override string? DescribeIncomplete()
    {
        if (IsPending)
            return $"{Name} was not written{(File.Exists(Name) ? "; the file is as it was" : "")}";
        return Written > 0 ? $"{Name} is incomplete: {DescribeEnd()}" : null;
    }

    public override void Dispose() => output.Dispose();

    /// <summary>Says where an incomplete output ends.</summary>
    protected virtual string DescribeEnd() => $"it ends after {Amounts.Bytes(Written)} of documents";
}
