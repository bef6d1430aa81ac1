using System.Text;

namespace VpcFlow;

/// <summary>Represents what <see cref="FlowLogSetup"/> would do to a cluster.</summary>
public sealed class FlowLogSetupPlan
{
    /// <summary>The name and version of the product, such as <c>OpenSearch 2.19.1</c>; <see langword="null"/> if unknown.</summary>
    public string? Product { get; init; }

    /// <summary>The steps in the order in which they are taken.</summary>
    public IReadOnlyList<FlowLogSetupStep> Steps { get; init; } = [];

    /// <summary>What else is to know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why nothing can be done at all; then there are no steps.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Whether there is no problem, and no step that can't be done.</summary>
    public bool IsComplete => Problems.Count == 0 && Steps.All(s => s.IsDone);

    /// <summary>
    /// Returns the requests as text, each with its method and path in a line, its body in the next ones, and a blank line at its end, as
    /// the consoles of Kibana and OpenSearch Dashboards take them. Steps without a request are comments.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (FlowLogSetupStep step in Steps)
        {
            text.Append("# ").Append(step).Append('\n');
            if (!step.IsRequest)
                continue;
            text.Append(step.Method).Append(' ').Append(step.Path).Append('\n');
            if (step.Body is not null)
                text.Append(step.Body).Append('\n');
            text.Append('\n');
        }

        return text.ToString();
    }
}
