namespace VpcFlow.Cli.Converting;

/// <summary>What a conversion writes, and where.</summary>
internal abstract class ConvertOutput : IDisposable
{
    /// <summary>The name for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Receives the records.</summary>
    public abstract IFlowLogSink Sink { get; }

    /// <summary>Whether what is written only counts once it is complete.</summary>
    public abstract bool IsPending { get; }

    /// <summary>Whether nothing was written so far.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>The number of bytes written, before compression of the whole.</summary>
    public abstract long Written { get; }

    /// <summary>What is worth saying of a complete output besides its size.</summary>
    public virtual IEnumerable<string> Notes => [];

    /// <summary>Opens the output, so that one that can't be written is noticed before anything is read.</summary>
    /// <exception cref="Outputs.OutputException">The output can't be opened.</exception>
    public abstract void Open();

    /// <summary>Writes what belongs to an output even if there was no record; called if nothing failed.</summary>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public virtual ValueTask EndRecordsAsync(CancellationToken cancellationToken) => default;

    /// <summary>Ends the output: what was written is complete.</summary>
    /// <exception cref="Outputs.OutputException">Writing the rest failed, or it can't take its place.</exception>
    public abstract void Complete();

    /// <summary>Says what has become of an output that ends too early; <see langword="null"/> if there is nothing to say.</summary>
    public abstract string? DescribeIncomplete();

    /// <summary>Closes the output, and deletes one that is pending.</summary>
    public abstract void Dispose();
}
