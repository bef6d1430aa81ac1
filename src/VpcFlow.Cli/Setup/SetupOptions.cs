namespace VpcFlow.Cli.Setup;

/// <summary>The options of <c>vpcflow setup</c>.</summary>
internal sealed class SetupOptions
{
    /// <summary>The cluster; <see langword="null"/> if files are written instead of requests.</summary>
    public ElasticsearchConnection? Connection { get; init; }

    /// <summary>The folder for files.</summary>
    public string? Out { get; init; }

    /// <summary>The product that files are for.</summary>
    public FlowLogSetupProduct Product { get; init; }

    /// <summary>What is prepared.</summary>
    public required FlowLogSetupOptions Cluster { get; init; }

    /// <summary>Whether what earlier set-ups have created is deleted.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Whether requests are printed and not sent.</summary>
    public bool IsDryRun { get; init; }
}
