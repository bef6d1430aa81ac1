namespace VpcFlow.Cli.Inputs;

/// <summary>The files of a command, in order.</summary>
/// <param name="files">The files.</param>
/// <param name="needsIdentity">Whether documents have ids, for which files are read twice.</param>
internal sealed class InputSource(IReadOnlyList<InputFile> files, bool needsIdentity) : IFlowLogSource
{
    public IAsyncEnumerable<FlowLogObject> ReadAsync(CancellationToken cancellationToken)
        => files.Select(f => (FlowLogObject)new InputObject(f, needsIdentity)).ToAsyncEnumerable();
}
