using System.Security.Cryptography;
using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Inputs;

/// <summary>A file or standard input, as a pipeline reads it.</summary>
/// <param name="file">The file. One that was found in a folder and is not a flow log is left out.</param>
/// <param name="needsIdentity">Whether documents have ids, for which the file is read twice.</param>
internal sealed class InputObject(InputFile file, bool needsIdentity) : FlowLogObject
{
    private FlowLogIdentity? _identity;

    public InputFile File { get; } = file;

    public override string Name => File.Name;

    public override DateTimeOffset? Time => File.Time;

    public override FlowLogOrigin Origin => File.IsStandardInput ? FlowLogOrigin.Stream : FlowLogOrigin.File(File.Path);

    public override FlowLogIdentity? Identity => _identity;

    public override bool IsCandidate => File.Folder is not null;

    /// <exception cref="InputException">The file can't be opened.</exception>
    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        Stream content = File.Open();
        if (!needsIdentity)
            return content;
        if (!content.CanSeek)
            content = await CopyAsync(content, cancellationToken).ConfigureAwait(false);
        byte[] hash = await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false);
        _identity = FlowLogIdentity.File(hash);
        content.Position = 0;
        return content;
    }

    /// <summary>Copies what can be read only once to a temporary file.</summary>
    private static async Task<Stream> CopyAsync(Stream content, CancellationToken cancellationToken)
    {
        await using (content.ConfigureAwait(false))
        {
            string path = Path.Combine(Path.GetTempPath(), $"vpcflow-{Path.GetRandomFileName()}.tmp");
            var copy = new FileStream(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            try
            {
                await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
                copy.Position = 0;
                return new InputStream(copy);
            }
            catch (Exception e)
            {
                await copy.DisposeAsync().ConfigureAwait(false);
                if (FileErrors.IsFailure(e))
                    throw new InputException($"it can't be copied to {path}: {FileErrors.Describe(e, path)}", e);
                throw;
            }
        }
    }
}
