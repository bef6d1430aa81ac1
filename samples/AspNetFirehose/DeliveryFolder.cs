using Microsoft.Extensions.Options;

namespace Samples.AspNetFirehose;

/// <summary>
/// Stores the documents of each request in a file named after the request's id. Firehose keeps the id when it retries a request, so a
/// request
/// that is delivered twice is stored once. A file is either complete or absent.
/// </summary>
internal sealed class DeliveryFolder(IOptions<FirehoseOptions> options)
{
    private const int MaxIdLength = 128;

    private readonly string _folder = options.Value.Folder;

    /// <summary>Whether a request's id can be the name of a file: Firehose sends a GUID.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= MaxIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>Stores the documents of a request.</summary>
    /// <param name="requestId">The request's id.</param>
    /// <param name="write">Writes the documents.</param>
    public async Task StoreAsync(string requestId, Func<Stream, Task> write)
    {
        string path = Path.Combine(_folder, requestId + ".ndjson");
        string unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(
                unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
