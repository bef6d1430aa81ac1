using System.Text.Json;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>
/// The manifest of an inventory of S3, which names its files:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html.
/// </summary>
/// <param name="SourceBucket">The bucket whose objects are in the inventory.</param>
/// <param name="IsParquet">Whether the files are Parquet, which have the names of their columns themselves; otherwise they are CSV.</param>
/// <param name="Columns">The names of the columns of CSV, in their order.</param>
/// <param name="Files">The files, in their order.</param>
internal sealed record InventoryManifest(
    string SourceBucket, bool IsParquet, IReadOnlyList<string> Columns, IReadOnlyList<InventoryFile> Files)
{
    private const int MaxLength = 256 << 20;
    private const string ArnPrefix = ":s3:::";

    /// <summary>Returns the address of a manifest.</summary>
    /// <exception cref="ArgumentException">The text is not the URL of an object.</exception>
    public static S3Address AddressOf(string url)
    {
        string[] parts = url.StartsWith("s3://", StringComparison.Ordinal) ? url["s3://".Length..].Split('/', 2) : [];
        if (parts is [{ Length: > 0 } bucket, var key] && key.EndsWith(".json", StringComparison.Ordinal))
            return new S3Address(bucket, key, Region: null);
        throw new ArgumentException(
            $"'{url}' is not the URL of a manifest; expected one such as s3://bucket/path/2024-12-04T01-00Z/manifest.json.");
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="IOException">It can't be read, is damaged, or is one of files in another format than CSV and Parquet.</exception>
    public static async Task<InventoryManifest> ReadAsync(InventoryFiles files, S3Address address, CancellationToken cancellationToken)
    {
        using Stream content = await files.OpenAsync(address, cancellationToken).ConfigureAwait(false);
        using var text = new MemoryStream();
        byte[] buffer = new byte[64 << 10];
        while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var length)
        {
            text.Write(buffer, 0, length);
            if (text.Length > MaxLength)
                throw new IOException($"{address.Url} has more than {MaxLength} bytes, which no manifest has.");
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text.GetBuffer().AsMemory(0, (int)text.Length));
            return Parse(json.RootElement, address);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new IOException($"{address.Url} is not the manifest of an inventory: {e.Message}", e);
        }
    }

    private static InventoryManifest Parse(JsonElement root, S3Address address)
    {
        string format = root.GetProperty("fileFormat").GetString()!;
        if (format is not ("CSV" or "Parquet"))
        {
            throw new IOException($"{address.Url} is the manifest of an inventory in {format}; expected CSV or Parquet, "
                + "which S3 Inventory writes if so configured.");
        }

        string destination = root.GetProperty("destinationBucket").GetString()!;
        int at = destination.IndexOf(ArnPrefix, StringComparison.Ordinal);
        string bucket = at < 0 ? destination : destination[(at + ArnPrefix.Length)..];
        bool isParquet = format == "Parquet";
        string[] columns = isParquet ? [] : root.GetProperty("fileSchema").GetString()!.Split(',', StringSplitOptions.TrimEntries);
        if (!isParquet && !columns.Contains("Key"))
            throw new IOException($"{address.Url} names no column Key, but {string.Join(", ", columns)}.");
        return new InventoryManifest(
            root.GetProperty("sourceBucket").GetString()!,
            isParquet,
            columns,
            [.. root.GetProperty("files").EnumerateArray().Select(f => new InventoryFile(
                new S3Address(bucket, f.GetProperty("key").GetString()!, Region: null),
                f.GetProperty("size").GetInt64(),
                f.GetProperty("MD5checksum").GetString()!))]);
    }
}
