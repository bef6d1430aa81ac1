using System.Text.RegularExpressions;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>
/// Finds the folders of accounts and regions below <c>AWSLogs/</c>, of an organization or not, with names as AWS gives them or as Hive
/// reads them.
/// </summary>
/// <param name="listing">Lists the keys.</param>
internal sealed partial class FolderSearch(S3Listing listing)
{
    private const string Root = "AWSLogs/";

    /// <summary>Returns the folders.</summary>
    /// <param name="prefix">Where to search: up to a folder of a region.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The folders; <see langword="null"/> if the prefix is of another layout.</returns>
    /// <exception cref="IOException">A request failed.</exception>
    public async Task<IReadOnlyList<RegionFolder>?> FindAsync(string prefix, CancellationToken cancellationToken)
    {
        int root = ("/" + prefix).IndexOf("/" + Root, StringComparison.Ordinal);
        if (root < 0)
        {
            string below = prefix + Root;
            bool isFolder = prefix.Length == 0 || prefix.EndsWith('/');
            bool hasRoot = isFolder && (await listing.FoldersAsync(below, "/", cancellationToken).ConfigureAwait(false)).Count > 0;
            (prefix, root) = (below, prefix.Length);
            if (!hasRoot)
                return null;
        }

        string start = prefix[..(root + Root.Length)];
        string given = prefix[start.Length..];
        if (given.Length > 0 && !given.EndsWith('/'))
            return null;
        var names = new Queue<string>(given.Split('/', StringSplitOptions.RemoveEmptyEntries));
        var found = new List<RegionFolder>();
        return await AddAccountsAsync(start, names, found, cancellationToken).ConfigureAwait(false) && names.Count == 0 ? found : null;
    }

    /// <summary>Adds what is in the folder of all accounts, or of an organization.</summary>
    /// <param name="prefix">The folder.</param>
    /// <param name="given">The names of the folders in it that the prefix of the search says; empty for all.</param>
    /// <param name="found">Receives the folders.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>Whether the given names are those of such folders.</returns>
    private async Task<bool> AddAccountsAsync(
        string prefix, Queue<string> given, List<RegionFolder> found, CancellationToken cancellationToken)
    {
        bool isGiven = given.Count > 0;
        bool isKnown = !isGiven;
        foreach (string name in await NamesAsync(prefix, given, cancellationToken).ConfigureAwait(false))
        {
            string folder = $"{prefix}{name}/";
            Match account = AccountPattern().Match(name);
            string id = account.Groups["id"].Value;
            bool isHive = account.Groups["hive"].Success;
            if (OrganizationPattern().IsMatch(name))
                isKnown |= await AddAccountsAsync(folder, given, found, cancellationToken).ConfigureAwait(false);
            else if (account.Success)
                isKnown |= await AddServicesAsync(folder, id, isHive, given, found, cancellationToken).ConfigureAwait(false);
        }

        return isKnown;
    }

    private async Task<bool> AddServicesAsync(
        string prefix, string account, bool isHive, Queue<string> given, List<RegionFolder> found, CancellationToken cancellationToken)
    {
        string[] services = isHive ? ["aws-service=vpcflowlogs", "service=vpcflowlogs"] : ["vpcflowlogs"];
        if (given.TryDequeue(out string? name))
        {
            if (!services.Contains(name))
                return false;
            services = [name];
        }

        bool isKnown = given.Count == 0;
        foreach (string service in services)
        {
            string folder = $"{prefix}{service}/";
            foreach (string region in await NamesAsync(folder, given, cancellationToken).ConfigureAwait(false))
            {
                Match match = (isHive ? HiveRegionPattern() : RegionPattern()).Match(region);
                if (!match.Success)
                    continue;
                found.Add(new RegionFolder($"{folder}{region}/", account, match.Groups["id"].Value, isHive));
                isKnown = true;
            }
        }

        return isKnown;
    }

    private async Task<IEnumerable<string>> NamesAsync(string prefix, Queue<string> given, CancellationToken cancellationToken)
    {
        if (given.TryDequeue(out string? name))
            return [name];
        IReadOnlyList<string> folders = await listing.FoldersAsync(prefix, "/", cancellationToken).ConfigureAwait(false);
        return folders.Select(f => f[prefix.Length..^1]);
    }

    [GeneratedRegex(@"^o-[a-z0-9]+\z")]
    private static partial Regex OrganizationPattern();

    [GeneratedRegex(@"^(?<hive>aws-account-id=)?(?<id>[0-9]{12})\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"^(?<id>[a-z]+-[a-z0-9-]+)\z")]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"^aws-region=(?<id>[a-z0-9-]+)\z")]
    private static partial Regex HiveRegionPattern();
}
