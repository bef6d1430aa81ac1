namespace VpcFlow;

/// <summary>
/// The exception for a file of an <see cref="AddressEnricher"/> that can't be read, is damaged, or is not what it should be. The message
/// contains the path and, for a text, the line.
/// </summary>
public sealed class AddressFileException : IOException
{
    internal AddressFileException(string path, string problem, Exception? inner = null)
        : base($"{path}: {problem}", inner) => Path = path;

    /// <summary>The path of the file.</summary>
    public string Path { get; }
}
