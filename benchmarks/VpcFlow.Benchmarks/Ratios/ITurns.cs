namespace VpcFlow.Benchmarks.Ratios;

/// <summary>Code that is measured in turn with other code.</summary>
internal interface ITurns : IDisposable
{
    string Name { get; }

    /// <summary>Runs for a while, so that the runtime compiles the methods in the pause that follows.</summary>
    void WarmUp();

    /// <summary>Runs and returns the nanoseconds per record.</summary>
    double Turn();
}
