namespace VpcFlow.Cli.Inputs;

/// <summary>Whether a file is selected by its path.</summary>
internal enum Selected
{
    No,

    /// <summary>The path lacks what decides. The file is read, since it may hold what is asked for.</summary>
    Unknown,

    Yes,
}
