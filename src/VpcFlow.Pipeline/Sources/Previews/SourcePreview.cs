namespace VpcFlow.Pipeline.Sources.Previews;

/// <summary>What a source would read now, as far as that can be told without reading it.</summary>
/// <param name="noun">What it reads, such as <c>object</c>.</param>
internal sealed class SourcePreview(string noun)
{
    /// <summary>As many are named.</summary>
    private const int MaxNamed = 5;

    private readonly List<(string Name, long Length)> _first = [];

    public string Noun { get; } = noun;

    /// <summary>The number of what would be read.</summary>
    public long Count { get; private set; }

    /// <summary>Its size in bytes, as it is stored.</summary>
    public long Bytes { get; private set; }

    /// <summary>The number of what was looked at and has nothing new.</summary>
    public long Known { get; set; }

    /// <summary>The number of what was looked at and is not selected.</summary>
    public long Filtered { get; set; }

    /// <summary>Whether there may be more: the search was ended, because it would have taken long.</summary>
    public bool IsCut { get; set; }

    /// <summary>The first of what would be read.</summary>
    public IReadOnlyList<(string Name, long Length)> First => _first;

    public void Add(string name, long length)
    {
        Count++;
        Bytes += length;
        if (_first.Count < MaxNamed)
            _first.Add((name, length));
    }
}
