using System.Runtime.CompilerServices;
using System.Text;
using VpcFlow.Pipeline.Containers.Parquet;
using VpcFlow.Pipeline.Containers.Parquet.Columns;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>
/// Reads the files of an inventory in Parquet, in which keys are not encoded. A file is copied to the folder of temporary files first, so
/// that its MD5 is known before anything of it is used.
/// </summary>
/// <param name="files">Opens the files.</param>
internal sealed class ParquetInventory(InventoryFiles files) : IInventoryFormat
{
    private const int Key = 0;
    private const int Size = 1;
    private const int LastModified = 2;
    private const int ETag = 3;
    private const int StorageClass = 4;
    private const int IsLatest = 5;
    private const int IsDeleteMarker = 6;

    private static readonly NamedColumn[] s_columns =
    [
        new("key", ColumnContent.Text),
        new("size", ColumnContent.Number),
        new("last_modified_date", ColumnContent.Time),
        new("e_tag", ColumnContent.Text),
        new("storage_class", ColumnContent.Text),
        new("is_latest", ColumnContent.Truth),
        new("is_delete_marker", ColumnContent.Truth),
    ];

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async IAsyncEnumerable<BackfillObject> ReadAsync(
        InventoryFile file, int index, long skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using FileBytes content = await CopyAsync(file, cancellationToken).ConfigureAwait(false);
        using NamedColumns rows = await OpenAsync(file, content, cancellationToken).ConfigureAwait(false);
        rows.Skip(skipped);
        while (await NextAsync(file, rows, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            for (int i = (int)Math.Min(Math.Max(0, skipped - rows.First), count); i < count; i++)
            {
                long row = rows.First + i + 1;
                BackfillObject found = Read(rows, i, $"{index} {row}")
                    ?? throw new IOException($"{file.Address.Url}: row {row} is damaged; expected a key of UTF-8.");
                yield return found with { Fraction = row / (double)rows.Rows };
            }
        }
    }

    private async ValueTask<FileBytes> CopyAsync(InventoryFile file, CancellationToken cancellationToken)
    {
        Stream content = await files.OpenAsync(file.Address, cancellationToken).ConfigureAwait(false);
        using var hashed = new HashedStream(content);
        FileBytes copy = await FileBytes.OpenAsync(hashed, cancellationToken).ConfigureAwait(false);
        try
        {
            file.Check(await hashed.CompleteAsync(cancellationToken).ConfigureAwait(false));
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private static async ValueTask<NamedColumns> OpenAsync(InventoryFile file, FileBytes content, CancellationToken cancellationToken)
    {
        try
        {
            NamedColumns rows = await NamedColumns.OpenAsync(content, s_columns, cancellationToken).ConfigureAwait(false);
            if (rows.Has(Key))
                return rows;
            rows.Dispose();
            throw new InvalidDataException($"The Parquet file has no column key, but {string.Join(", ", rows.Names.Take(20))}.");
        }
        catch (InvalidDataException e)
        {
            throw Damaged(file, e);
        }
    }

    private static async ValueTask<int> NextAsync(InventoryFile file, NamedColumns rows, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(file, e);
        }
    }

    private static BackfillObject? Read(NamedColumns rows, int row, string position)
        => TextOf(rows, Key, row) is { Length: > 0 } key
            ? new BackfillObject(key, position)
            {
                Size = Math.Max(0, rows.Number(Size, row) ?? 0),
                ETag = TextOf(rows, ETag, row) is { Length: > 0 } tag ? tag.Trim('"') : null,
                LastModified = rows.Time(LastModified, row),
                StorageClass = TextOf(rows, StorageClass, row),
                IsObsolete = rows.Number(IsLatest, row) == 0 || rows.Number(IsDeleteMarker, row) == 1,
            }
            : null;

    /// <summary>Returns a text; <see langword="null"/> if it is absent or not UTF-8.</summary>
    private static string? TextOf(NamedColumns rows, int column, int row)
    {
        try
        {
            return rows.TryText(column, row, out ReadOnlySpan<byte> text) ? s_strict.GetString(text) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static IOException Damaged(InventoryFile file, Exception e) => new($"{file.Address.Url} can't be read: {e.Message}", e);
}
