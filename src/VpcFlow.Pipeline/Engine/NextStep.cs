namespace VpcFlow.Pipeline.Engine;

/// <summary>What a worker does next.</summary>
internal enum NextStep
{
    /// <summary>Reads a batch of an object.</summary>
    Read,

    /// <summary>Requests the next object.</summary>
    Advance,

    /// <summary>Waits until something changes.</summary>
    Wait,

    /// <summary>Ends: there is nothing left to read.</summary>
    End,
}
