namespace VpcFlow.Input;

/// <summary>The text of an input, out of the compression or encoding that it came in.</summary>
internal sealed class OpenedInput(Stream input) : IDisposable
{
    private readonly Stack<Stream> _owned = new();

    /// <summary>The text.</summary>
    public Stream Stream { get; set; } = input;

    /// <summary>Whether the input was compressed, encoded or a container; otherwise the text is the input.</summary>
    public bool IsUnpacked => _owned.Count > 0;

    /// <summary>Whether the lines, after a header, are the rows of a container.</summary>
    public bool HasRows { get; set; }

    /// <summary>Replaces the stream by one that unpacks it.</summary>
    public void Unpack(Stream unpacked)
    {
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
