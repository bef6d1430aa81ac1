namespace VpcFlow.Pipeline.Backfill;

/// <summary>An object that may be put on the queue.</summary>
/// <param name="Key">The key, not encoded.</param>
/// <param name="Position">Where a listing goes on after it.</param>
internal sealed record BackfillObject(string Key, string Position)
{
    /// <summary>The size, in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The entity tag without quotes; <see langword="null"/> if unknown.</summary>
    public string? ETag { get; init; }

    /// <summary>When it was stored; <see langword="null"/> if unknown.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The storage class; <see langword="null"/> if unknown.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Whether it is in an inventory without being the current content of its key.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>An estimate of how much of the keys has been seen with it, from 0 to 1.</summary>
    public double Fraction { get; init; }

    /// <summary>Whether it can't be read before it is restored.</summary>
    public bool IsArchived => StorageClass is "GLACIER" or "DEEP_ARCHIVE";
}
