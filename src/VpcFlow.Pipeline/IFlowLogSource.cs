namespace VpcFlow;

/// <summary>Finds the inputs of a pipeline.</summary>
public interface IFlowLogSource
{
    /// <summary>
    /// Returns objects as they are requested. A pipeline requests the next one when it can begin to read it, so whatever lease an object
    /// needs begins here.
    /// </summary>
    /// <param name="cancellationToken">Ends the search; what was returned before is still delivered or abandoned.</param>
    IAsyncEnumerable<FlowLogObject> ReadAsync(CancellationToken cancellationToken);
}
