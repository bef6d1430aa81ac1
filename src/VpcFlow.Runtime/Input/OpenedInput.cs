namespace VpcFlow.Input;

/// <summary>The text of an input, out of the compression or encoding that it came in.</summary>
internal sealed class OpenedInput(Stream input) : IDisposable
{
    private readonly Stack<Stream> _owned = new();
    private readonly List<string> _names = [];

    /// <summary>The text.</summary>
    public Stream Stream { get; set; } = input;

    /// <summary>Whether the input was compressed, encoded or a container; otherwise the text is the input.</summary>
    public bool IsUnpacked => _owned.Count > 0;

    /// <summary>Whether the lines, after a header, are the rows of a container.</summary>
    public bool HasRows { get; set; }

    /// <summary>The names of the columns of a container that its header line does not contain, known when that line was read.</summary>
    public IReadOnlyList<string> SkippedColumns
        => _owned.TryPeek(out Stream? unpacked) && unpacked is IColumnSource source ? source.SkippedColumns : [];

    /// <summary>The names of the containers, from the innermost to the outermost.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Replaces the stream by one that unpacks it.</summary>
    /// <param name="unpacked">That stream.</param>
    /// <param name="name">The name of what was unpacked.</param>
    public void Unpack(Stream unpacked, string name)
    {
        _names.Insert(0, name);
        _owned.Push(unpacked);
        Stream = unpacked;
    }

    /// <summary>Ends the unpacking; the input is left open.</summary>
    public void Dispose()
    {
        while (_owned.TryPop(out Stream? stream))
            stream.Dispose();
    }
}
