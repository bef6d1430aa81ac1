namespace VpcFlow.Cli.Inputs;

/// <summary>The files of a command, in order.</summary>
internal sealed class InputSource(IReadOnlyList<InputFile> files) : IFlowLogSource
{
    public IAsyncEnumerable<FlowLogObject> ReadAsync(CancellationToken cancellationToken)
        => files.Select(f => (FlowLogObject)new InputObject(f)).ToAsyncEnumerable();
}
