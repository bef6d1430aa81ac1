namespace VpcFlow.Pipeline.Elasticsearch.Delivery;

/// <summary>Tells the caller what prevents delivery: once for each problem, not for each attempt.</summary>
/// <param name="onProblem">Receives a problem.</param>
/// <param name="onRecovered">Is called when there is none any more.</param>
internal sealed class Problems(Action<string>? onProblem, Action? onRecovered)
{
    private readonly Lock _lock = new();
    private string? _current;

    public void Report(string message)
    {
        lock (_lock)
        {
            if (_current == message)
                return;
            _current = message;
            onProblem?.Invoke(message);
        }
    }

    /// <summary>Tells something that does not prevent delivery.</summary>
    public void Note(string message)
    {
        lock (_lock)
            onProblem?.Invoke(message);
    }

    public void Recover()
    {
        lock (_lock)
        {
            if (_current is null)
                return;
            _current = null;
            onRecovered?.Invoke();
        }
    }
}
