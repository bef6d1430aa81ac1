namespace VpcFlow.Benchmarks.Ratios;

/// <summary>Who is measured in turn with others.</summary>
internal interface ITurns : IDisposable
{
    string Name { get; }

    /// <summary>Runs for a while, so that the runtime compiles what is called; a pause follows in which it does.</summary>
    void WarmUp();

    /// <summary>Runs and gives the nanoseconds per record.</summary>
    double Turn();
}
