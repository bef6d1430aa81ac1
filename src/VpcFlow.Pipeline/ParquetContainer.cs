using VpcFlow.Input.Containers;
using VpcFlow.Pipeline.Containers.Parquet;

namespace VpcFlow;

/// <summary>
/// Reads flow logs in Parquet, as AWS delivers them and as other programs rewrite them: add <see cref="Instance"/> to
/// <see cref="FlowLogReaderOptions.Containers"/>. Each row becomes a record; memory depends on the size of the file's pages. A stream that
/// can't seek is first copied to a temporary file.
/// </summary>
public sealed class ParquetContainer : FlowLogContainer
{
    private ParquetContainer()
    {
    }

    /// <summary>The only instance.</summary>
    public static ParquetContainer Instance { get; } = new();

    /// <inheritdoc/>
    internal override ContainerKind Kind => ContainerKind.Parquet;

    /// <inheritdoc/>
    internal override ValueTask<Stream> OpenAsync(
        Stream input, IReadOnlyCollection<FlowLogField>? fields, CancellationToken cancellationToken)
        => ValueTask.FromResult<Stream>(new ParquetTextStream(input, fields));
}
