using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>Reads the objects of an inventory, file by file. A position is the number of a file and of a row in it.</summary>
/// <param name="files">Opens the files.</param>
/// <param name="manifest">Names the files.</param>
internal sealed class InventoryListing(InventoryFiles files, InventoryManifest manifest) : IBackfillListing
{
    private readonly InventoryRow _row = new(manifest.Columns);
    private readonly long _total = Math.Max(1, manifest.Files.Sum(f => f.Size));
    private long _before;

    public async IAsyncEnumerable<BackfillObject> ReadAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (int firstFile, long rows) = Parse(after);
        _before = manifest.Files.Take(firstFile).Sum(f => f.Size);
        for (int i = firstFile; i < manifest.Files.Count; i++)
        {
            long skipped = i == firstFile ? rows : 0;
            await foreach (BackfillObject next in ReadFileAsync(i, skipped, cancellationToken).ConfigureAwait(false))
                yield return next;
            _before += manifest.Files[i].Size;
        }
    }

    private async IAsyncEnumerable<BackfillObject> ReadFileAsync(
        int index, long skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        InventoryFile file = manifest.Files[index];
        Stream content = await files.OpenAsync(file.Address, cancellationToken).ConfigureAwait(false);
        using var hashed = new HashedStream(content);
        using var text = new StreamReader(new GZipStream(hashed, CompressionMode.Decompress), Encoding.UTF8);
        for (long row = 1; await ReadLineAsync(text, file, row, cancellationToken).ConfigureAwait(false) is { } line; row++)
        {
            if (row <= skipped || line.Length == 0)
                continue;
            BackfillObject found = _row.Read(line, $"{index} {row}")
                ?? throw new IOException(
                    $"{file.Address.Url}: row {row} is damaged; expected {manifest.Columns.Count} values, as the manifest says.");
            yield return found with { Fraction = Math.Min(1, (_before + hashed.BytesRead) / (double)_total) };
        }

        string md5 = await hashed.CompleteAsync(cancellationToken).ConfigureAwait(false);
        if (!string.Equals(md5, file.Md5, StringComparison.OrdinalIgnoreCase))
            throw new IOException($"{file.Address.Url} is damaged: its MD5 is not {file.Md5}, as the manifest says.");
    }

    private static async ValueTask<string?> ReadLineAsync(
        StreamReader text, InventoryFile file, long row, CancellationToken cancellationToken)
    {
        try
        {
            return await text.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"{file.Address.Url} is damaged after row {row - 1}: {e.Message}", e);
        }
    }

    private (int File, long Rows) Parse(string? position)
    {
        if (position is null)
            return (0, 0);
        if (position.Split(' ') is [var file, var row]
            && int.TryParse(file, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < manifest.Files.Count
            && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out long rows))
            return (index, rows);
        throw new IOException($"The state has the position '{position}', which is not one in this inventory.");
    }
}
