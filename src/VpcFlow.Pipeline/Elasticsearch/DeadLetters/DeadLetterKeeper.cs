namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>
/// Keeps dead letters: in a data stream if there is one for them, and what the cluster does not take there either in files.
/// </summary>
/// <param name="stream">The data stream; <see langword="null"/> for files alone.</param>
/// <param name="files">The files.</param>
internal sealed class DeadLetterKeeper(DeadLetterStream? stream, DeadLetterFiles files)
{
    /// <summary>Keeps dead letters; they are durable when the task completes.</summary>
    /// <exception cref="IOException">They could not be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">They could not be kept.</exception>
    public async Task KeepAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        IReadOnlyList<DeadLetter> rest = stream is null
            ? letters
            : await stream.KeepAsync(letters, cancellationToken).ConfigureAwait(false);
        if (rest.Count > 0)
            await files.KeepAsync(rest, cancellationToken).ConfigureAwait(false);
    }
}
