namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>The records that rules are evaluated over.</summary>
internal interface IAlertData
{
    /// <summary>
    /// Whether records can come to light after the end of their window was reached, so that windows are looked at a second time.
    /// </summary>
    bool CanBeLate { get; }

    /// <summary>Returns why a rule can never be evaluated over these records; <see langword="null"/> if it can.</summary>
    string? ProblemOf(FlowLogAlertRule rule);

    /// <summary>Measures the groups of a rule within a window. Groups below the threshold are among them.</summary>
    /// <exception cref="AlertDataException">The records can't be had now.</exception>
    Task<IReadOnlyList<AlertGroup>> MeasureAsync(FlowLogAlertRule rule, AlertWindow window, CancellationToken cancellationToken);

    /// <summary>Returns what else there is to say about a group within a window.</summary>
    /// <exception cref="AlertDataException">The records can't be had now.</exception>
    Task<AlertDetails> DescribeAsync(FlowLogAlertRule rule, AlertKey key, AlertWindow window, CancellationToken cancellationToken);
}
