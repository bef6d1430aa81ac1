using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Sources.DeadLetters;

namespace VpcFlow.Lambda.Delivery;

/// <summary>
/// Moves documents that a sink has refused for good from its folder, which ends with the environment, to a queue that stays. The sinks go
/// on writing to their files, so it remembers how far each is moved.
/// </summary>
/// <param name="folder">The folder with files of NDJSON.</param>
/// <param name="letters">Keeps the documents.</param>
internal sealed class RefusedDocuments(string folder, IDeadLetters letters)
{
    private readonly Dictionary<string, long> _moved = new(StringComparer.Ordinal);

    /// <summary>Moves what is new; returns the number of documents.</summary>
    /// <exception cref="IOException">A document could not be kept; those before it are.</exception>
    public async Task<int> MoveAsync(CancellationToken cancellationToken)
    {
        int count = 0;
        foreach (string file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ndjson") : [])
        {
            foreach (byte[] line in ReadNew(file))
            {
                await letters.KeepAsync(Create(line), cancellationToken).ConfigureAwait(false);
                _moved[file] = _moved.GetValueOrDefault(file) + line.Length + 1;
                count++;
            }
        }

        return count;
    }

    /// <summary>Returns the whole lines that were not moved yet.</summary>
    private List<byte[]> ReadNew(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = _moved.GetValueOrDefault(file);
        var content = new byte[stream.Length - stream.Position];
        stream.ReadExactly(content);
        var lines = new List<byte[]>();
        ReadOnlySpan<byte> rest = content;
        while (rest.IndexOf((byte)'\n') is >= 0 and int end)
        {
            lines.Add(rest[..end].ToArray());
            rest = rest[(end + 1)..];
        }

        return lines;
    }

    private static DeadLetter Create(byte[] line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement root = json.RootElement;
        return new DeadLetter(
            root.GetProperty("source").GetString() ?? "",
            root.GetProperty("id").GetString() ?? "",
            root.GetProperty("error").GetProperty("message").GetString() ?? "",
            Attempts: 1,
            Encoding.UTF8.GetString(line));
    }
}
