using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>
/// Checks all sources before anything is read, and says what is missing. One that can't be asked now is no reason to end, since it is tried
/// again later; a dry run ends now.
/// </summary>
/// <param name="isDryRun">Whether nothing is delivered.</param>
/// <param name="messages">The messages.</param>
internal sealed class ShipSourceCheck(bool isDryRun, MessageWriter messages)
{
    private readonly List<ShipSource> _unreached = [];

    /// <summary>The sources that could not be asked.</summary>
    public IReadOnlyList<ShipSource> Unreached => _unreached;

    /// <summary>Returns whether all sources can be read, as far as that is known.</summary>
    public async Task<bool> RunAsync(IReadOnlyList<ShipSource> sources, CancellationToken cancellationToken)
    {
        bool canRead = true;
        foreach (ShipSource source in sources)
        {
            try
            {
                await source.CheckAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (UnauthorizedAccessException e)
            {
                messages.Error($"{e.Message}; --print-policy iam prints the permissions that ship needs");
                canRead = false;
            }
            catch (FileNotFoundException e)
            {
                messages.Error(e.Message);
                canRead = false;
            }
            catch (IOException e)
            {
                messages.Error(isDryRun ? e.Message : $"{e.Message}; it is tried again");
                canRead &= !isDryRun;
                _unreached.Add(source);
            }
        }

        return canRead;
    }
}
