namespace VpcFlow.Cli.Outputs;

/// <summary>
/// A file that is written beside its place and moved there when it is complete, so that what had the name before is kept until then. The
/// temporary file is deleted when the process ends in any way that it notices.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _place;
    private readonly string _temporary;
    private readonly bool _replaces;
    private bool _isOpen;

    /// <param name="place">The path of the file, after following links.</param>
    /// <param name="replaces">Whether a file that has the name is replaced.</param>
    public PendingFile(string place, bool replaces)
    {
        _place = place;
        _temporary = Path.Combine(Path.GetDirectoryName(place)!, $".vpcflow-{Path.GetRandomFileName()}.tmp");
        _replaces = replaces;
    }

    public FileStream Open()
    {
        var stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _isOpen = true;
        AppDomain.CurrentDomain.ProcessExit += Discard;
        return stream;
    }

    /// <summary>Gives the file its name and the permissions of the file that it replaces. The stream must be closed.</summary>
    public void Commit()
    {
        if (_replaces && !OperatingSystem.IsWindows() && File.Exists(_place))
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_place));
        File.Move(_temporary, _place, _replaces);
        Close();
    }

    /// <summary>Deletes the temporary file unless it was moved.</summary>
    public void Dispose() => Discard(null, EventArgs.Empty);

    private void Discard(object? sender, EventArgs e)
    {
        if (!_isOpen)
            return;
        Close();
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The run has already failed with a message of its own.
        }
    }

    private void Close()
    {
        _isOpen = false;
        AppDomain.CurrentDomain.ProcessExit -= Discard;
    }
}
