namespace VpcFlow.Pipeline.Enrichment;

/// <summary>The content of a file in memory, and the version of the file that it is from.</summary>
/// <typeparam name="T">The content.</typeparam>
internal sealed class LoadedFile<T>
    where T : class
{
    private readonly string _path;
    private readonly Func<string, T> _load;
    private FileVersion? _version;

    /// <summary>Loads a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="load">Reads the file; throws an <see cref="AddressFileException"/> if that fails.</param>
    public LoadedFile(string path, Func<string, T> load)
    {
        _path = path;
        _load = load;
        _version = FileVersion.Of(path);
        Value = load(path);
    }

    public T Value { get; private set; }

    /// <summary>Loads the file again if it has changed. A version that can't be loaded is reported once.</summary>
    /// <returns><see langword="true"/> if it was loaded.</returns>
    public bool Refresh(Action<AddressFileReport> report)
    {
        // The version is determined before the content is read: a change in between is found the next time.
        FileVersion? version = FileVersion.Of(_path);
        if (version == _version)
            return false;
        _version = version;
        try
        {
            Value = _load(_path);
        }
        catch (AddressFileException e)
        {
            report(new AddressFileReport(_path, e));
            return false;
        }

        report(new AddressFileReport(_path, Error: null));
        return true;
    }
}
