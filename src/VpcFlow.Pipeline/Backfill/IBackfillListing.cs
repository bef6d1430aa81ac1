namespace VpcFlow.Pipeline.Backfill;

/// <summary>Names the objects of a bucket, each time in the same order.</summary>
internal interface IBackfillListing
{
    /// <summary>Returns the objects.</summary>
    /// <param name="after">The position of the one after which to begin; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="IOException">A request failed, or what was read is damaged.</exception>
    IAsyncEnumerable<BackfillObject> ReadAsync(string? after, CancellationToken cancellationToken);
}
