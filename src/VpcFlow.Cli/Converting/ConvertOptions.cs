namespace VpcFlow.Cli.Converting;

/// <summary>What becomes of a line that can't be read.</summary>
internal enum ErrorMode
{
    /// <summary>It is reported and left out.</summary>
    Skip,

    /// <summary>As <see cref="Skip"/>, and the exit code says so.</summary>
    Fail,

    /// <summary>A document with the error stands in its place.</summary>
    Document,
}

/// <summary>What <c>vpcflow convert</c> was asked for.</summary>
internal sealed record ConvertOptions
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The format of all lines; <see langword="null"/> to let headers decide.</summary>
    public FlowLogFormat? Format { get; init; }

    public FlowLogParserOptions Shape { get; init; } = FlowLogParserOptions.Default;

    /// <summary>The file to write; <see langword="null"/> or <c>-</c> for standard output.</summary>
    public string? Output { get; init; }

    public string Namespace { get; init; } = "default";

    public ErrorMode OnError { get; init; }

    /// <summary>The file for the lines that can't be read.</summary>
    public string? Rejects { get; init; }

    /// <summary>How many blocks of a large input, or how many small inputs, are converted at the same time.</summary>
    public int Threads { get; init; } = 1;
}
