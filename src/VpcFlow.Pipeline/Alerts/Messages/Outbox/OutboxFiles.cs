using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Alerts.Messages.Outbox;

/// <summary>
/// The files of an outbox, one for each notice. The file of a notice that all recipients have stays for a while, so that the same notice is
/// not sent again.
/// </summary>
internal sealed class OutboxFiles
{
    public const string FolderName = "outbox";

    private const string Extension = ".json";
    private readonly string _folder;
    private readonly TimeSpan _retention;
    private readonly Dictionary<string, OutboxEntry> _entries = new(StringComparer.Ordinal);

    private OutboxFiles(string folder, TimeSpan retention) => (_folder, _retention) = (folder, retention);

    /// <summary>What some recipient does not have, in the order in which it was added.</summary>
    public IEnumerable<OutboxEntry> Waiting => _entries.Values.Where(e => !e.IsSettled).OrderBy(e => e.Path, StringComparer.Ordinal);

    /// <summary>Opens the files of a folder, which is created if it doesn't exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="retention">How long what all recipients have is remembered.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="IOException">A file can't be read, or is of a newer version.</exception>
    public static OutboxFiles Open(string folder, TimeSpan retention, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        foreach (string left in Directory.GetFiles(folder, "*" + AtomicFile.TemporarySuffix))
            File.Delete(left);
        var files = new OutboxFiles(folder, retention);
        foreach (string path in Directory.GetFiles(folder, "*" + Extension))
        {
            OutboxEntry entry = OutboxFile.Read(path);
            files._entries[entry.Notice.Id] = entry;
        }

        files.Sweep(now);
        return files;
    }

    public bool Contains(string id) => _entries.ContainsKey(id);

    /// <summary>Adds a notice; returns when its file is durable.</summary>
    public OutboxEntry Add(FlowLogAlertNotice notice, IReadOnlyList<OutboxDelivery> deliveries, DateTimeOffset now)
    {
        Sweep(now);
        string time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfffffff", CultureInfo.InvariantCulture);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Id)).AsSpan(0, 8));
        var entry = new OutboxEntry(Path.Combine(_folder, $"{time}-{_entries.Count:d6}-{hash}{Extension}"), notice, now, deliveries);
        OutboxFile.Write(entry);
        _entries.Add(notice.Id, entry);
        return entry;
    }

    private void Sweep(DateTimeOffset now)
    {
        OutboxEntry[] old = [.. _entries.Values.Where(e => e.IsSettled && e.SettledAt < now - _retention)];
        foreach (OutboxEntry entry in old)
        {
            File.Delete(entry.Path);
            _entries.Remove(entry.Notice.Id);
        }
    }
}
