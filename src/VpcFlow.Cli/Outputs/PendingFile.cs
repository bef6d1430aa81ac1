namespace VpcFlow.Cli.Outputs;

/// <summary>
/// A file that is written beside its place and moved there when it is complete, so that what had the name before is kept until then. The
/// temporary file is deleted when the process ends in any way that it notices, and otherwise by the next one that writes to the folder.
/// </summary>
/// <param name="place">The path of the file, after following links.</param>
/// <param name="replaces">Whether a file that has the name is replaced.</param>
internal sealed class PendingFile(string place, bool replaces) : IDisposable
{
    private HeldFile? _held;

    public FileStream Open()
    {
        _held = HeldFile.Create(Path.GetDirectoryName(place)!);
        AppDomain.CurrentDomain.ProcessExit += Discard;
        return _held.Open();
    }

    /// <summary>Gives the file its name and the permissions of the file that it replaces. The stream must be closed.</summary>
    public void Commit()
    {
        string temporary = _held!.Path;
        if (replaces && !OperatingSystem.IsWindows() && File.Exists(place))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(place));
        File.Move(temporary, place, replaces);
        Close();
    }

    /// <summary>Deletes the temporary file unless it was moved.</summary>
    public void Dispose() => Discard(null, EventArgs.Empty);

    private void Discard(object? sender, EventArgs e)
    {
        if (_held is not { } held)
            return;
        try
        {
            File.Delete(held.Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The run has already failed with a message of its own.
        }

        Close();
    }

    private void Close()
    {
        _held?.Dispose();
        _held = null;
        AppDomain.CurrentDomain.ProcessExit -= Discard;
    }
}
