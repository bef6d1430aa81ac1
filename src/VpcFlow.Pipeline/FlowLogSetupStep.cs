namespace VpcFlow;

/// <summary>Represents a step of a <see cref="FlowLogSetupPlan"/>: a request, or why there is none.</summary>
public sealed class FlowLogSetupStep
{
    /// <summary>What the step does.</summary>
    public required FlowLogSetupAction Action { get; init; }

    /// <summary>What it is about, such as <c>index template vpcflow</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What else is to know; <see langword="null"/> for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The method of the request; <see langword="null"/> without a request.</summary>
    public string? Method { get; init; }

    /// <summary>The path and query of the request; <see langword="null"/> without a request.</summary>
    public string? Path { get; init; }

    /// <summary>The body of the request; <see langword="null"/> without one.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether the request goes to Kibana or OpenSearch Dashboards instead of the cluster. If its path is that of an import, the body is
    /// sent as a file.
    /// </summary>
    public bool IsForDashboards { get; init; }

    /// <summary>Whether the step is a request.</summary>
    public bool IsRequest => Method is not null;

    /// <summary>Whether the step is done, or needs nothing to be done, once the plan is applied.</summary>
    public bool IsDone => Action is not (FlowLogSetupAction.Refused or FlowLogSetupAction.Unavailable);

    /// <summary>Returns the step as a line of text.</summary>
    public override string ToString()
        => $"{Action.ToString().ToLowerInvariant(),-11} {Name}{(Note is null ? "" : $": {Note}")}";
}
