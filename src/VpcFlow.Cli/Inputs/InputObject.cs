namespace VpcFlow.Cli.Inputs;

/// <summary>A file or standard input, as a pipeline reads it.</summary>
/// <param name="file">The file. One that was found in a folder and is not a flow log is left out.</param>
internal sealed class InputObject(InputFile file) : FlowLogObject
{
    public InputFile File { get; } = file;

    public override string Name => File.Name;

    public override DateTimeOffset? Time => File.Time;

    public override FlowLogOrigin Origin => File.IsStandardInput ? FlowLogOrigin.Stream : FlowLogOrigin.File(File.Path);

    public override bool IsCandidate => File.Folder is not null;

    /// <exception cref="InputException">The file can't be opened.</exception>
    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(File.Open());
}
