using VpcFlow.Input.Containers;

namespace VpcFlow;

/// <summary>
/// Represents a kind of container that another package reads, such as Parquet; see <see cref="FlowLogReaderOptions.Containers"/>.
/// </summary>
public abstract class FlowLogContainer
{
    private protected FlowLogContainer()
    {
    }

    /// <summary>The kind of container.</summary>
    internal abstract ContainerKind Kind { get; }

    /// <summary>Opens a container as text: a header line and, for each row, a line.</summary>
    /// <param name="input">The container; left open.</param>
    /// <param name="fields">
    /// The fields whose columns are read if the container has all of them; <see langword="null"/> for all columns.
    /// </param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="InvalidDataException">The container is damaged.</exception>
    internal abstract ValueTask<Stream> OpenAsync(
        Stream input, IReadOnlyCollection<FlowLogField>? fields, CancellationToken cancellationToken);
}
