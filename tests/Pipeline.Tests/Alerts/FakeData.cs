using VpcFlow.Pipeline.Alerts.Evaluation;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>Records of groups in memory, which can be searched from a time on.</summary>
internal sealed class FakeData(TimeProvider time) : IAlertData
{
    private readonly List<(string Group, DateTimeOffset Ingested, DateTimeOffset Visible)> _records = [];

    public bool CanBeLate => true;

    /// <summary>Why searches fail; <see langword="null"/> if they do not.</summary>
    public string? Failure { get; set; }

    public List<AlertWindow> Windows { get; } = [];

    /// <summary>Adds records.</summary>
    /// <param name="group">Their group.</param>
    /// <param name="count">Their number.</param>
    /// <param name="ingested">The time that they have as that of their delivery.</param>
    /// <param name="late">How long after that they can be searched.</param>
    public void Add(string group, int count, DateTimeOffset ingested, TimeSpan late = default)
    {
        for (int i = 0; i < count; i++)
            _records.Add((group, ingested, ingested + late));
    }

    public string? ProblemOf(FlowLogAlertRule rule) => null;

    public Task<IReadOnlyList<AlertGroup>> MeasureAsync(FlowLogAlertRule rule, AlertWindow window, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            throw new AlertDataException(Failure);
        Windows.Add(window);
        DateTimeOffset now = time.GetUtcNow();
        return Task.FromResult<IReadOnlyList<AlertGroup>>(
        [
            .. _records.Where(r => r.Ingested >= window.From && r.Ingested < window.To && r.Visible <= now)
                .GroupBy(r => r.Group)
                .Select(g => new AlertGroup(new AlertKey([g.Key]), g.Count(), g.Min(r => r.Ingested), g.Max(r => r.Ingested))),
        ]);
    }

    public Task<AlertDetails> DescribeAsync(
        FlowLogAlertRule rule, AlertKey key, AlertWindow window, CancellationToken cancellationToken)
        => Task.FromResult(AlertDetails.None);
}
