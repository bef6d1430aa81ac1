using System.Globalization;
using System.Runtime.CompilerServices;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>Reads the objects of an inventory, file by file. A position is the number of a file and of a row in it.</summary>
/// <param name="files">Opens the files.</param>
/// <param name="manifest">Names the files.</param>
internal sealed class InventoryListing(InventoryFiles files, InventoryManifest manifest) : IBackfillListing
{
    private readonly IInventoryFormat _format =
        manifest.IsParquet ? new ParquetInventory(files) : new CsvInventory(files, manifest.Columns);

    private readonly double _total = Math.Max(1, manifest.Files.Sum(f => f.Size));

    public async IAsyncEnumerable<BackfillObject> ReadAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (int firstFile, long rows) = Parse(after);
        long before = manifest.Files.Take(firstFile).Sum(f => f.Size);
        for (int i = firstFile; i < manifest.Files.Count; i++)
        {
            long skipped = i == firstFile ? rows : 0;
            InventoryFile file = manifest.Files[i];
            await foreach (BackfillObject next in _format.ReadAsync(file, i, skipped, cancellationToken).ConfigureAwait(false))
                yield return next with { Fraction = Math.Min(1, (before + (next.Fraction * file.Size)) / _total) };
            before += file.Size;
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
