namespace VpcFlow;

/// <summary>The options of a <see cref="FileSource"/>.</summary>
public sealed class FileSourceOptions
{
    private readonly TimeSpan _scanFrequency = TimeSpan.FromSeconds(2);

    /// <summary>The files and folders; folders are searched with all that is in them. A file may come later.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Where the source remembers what was delivered.</summary>
    public required FlowLogStateFolder State { get; init; }

    /// <summary>The folder for the names of files that can't be delivered; by default <c>parked</c> in the state folder.</summary>
    public string? DeadLetterFolder { get; init; }

    /// <summary>Selects the files that are read, by their paths. By default all.</summary>
    public Predicate<string>? PathFilter { get; init; }

    /// <summary>
    /// Whether the source ends when it has read all files as they are; by default it follows them: it finds new files, and reads files that
    /// grow on from their last whole line.
    /// </summary>
    public bool StopsAtEnd { get; init; }

    /// <summary>The time between two searches for what is new; by default 2 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value isn't positive.</exception>
    public TimeSpan ScanFrequency
    {
        get => _scanFrequency;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _scanFrequency = value;
        }
    }

    /// <summary>
    /// Receives what went wrong and is tried again, or was parked, for people to read; several threads may call it at once.
    /// </summary>
    public Action<string>? OnProblem { get; init; }

    /// <summary>The clock of the searches.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Finds the files, each with whether it was found by a search, for callers that have their own way; <see langword="null"/> for
    /// <see cref="Paths"/>.
    /// </summary>
    internal Func<IEnumerable<(string Path, bool IsCandidate)>>? Find { get; init; }
}
