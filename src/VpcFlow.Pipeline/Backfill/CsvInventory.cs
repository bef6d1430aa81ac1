using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>Reads the files of an inventory in CSV, which are compressed by gzip.</summary>
/// <param name="files">Opens the files.</param>
/// <param name="columns">The names of the columns, in their order.</param>
internal sealed class CsvInventory(InventoryFiles files, IReadOnlyList<string> columns) : IInventoryFormat
{
    private readonly InventoryRow _row = new(columns);

    public async IAsyncEnumerable<BackfillObject> ReadAsync(
        InventoryFile file, int index, long skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Stream content = await files.OpenAsync(file.Address, cancellationToken).ConfigureAwait(false);
        using var hashed = new HashedStream(content);
        using var text = new StreamReader(new GZipStream(hashed, CompressionMode.Decompress), Encoding.UTF8);
        for (long row = 1; await ReadLineAsync(text, file, row, cancellationToken).ConfigureAwait(false) is { } line; row++)
        {
            if (row <= skipped || line.Length == 0)
                continue;
            BackfillObject found = _row.Read(line, $"{index} {row}")
                ?? throw new IOException(
                    $"{file.Address.Url}: row {row} is damaged; expected {columns.Count} values, as the manifest says.");
            yield return found with { Fraction = hashed.BytesRead / (double)Math.Max(1, file.Size) };
        }

        file.Check(await hashed.CompleteAsync(cancellationToken).ConfigureAwait(false));
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
}
