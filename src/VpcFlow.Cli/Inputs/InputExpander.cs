using VpcFlow.Cli.Files;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Inputs;

/// <summary>
/// Turns the inputs of a command into files: folders and patterns are searched, <c>-</c> is standard input. A file that is reached twice,
/// by whatever names, is read once.
/// </summary>
internal sealed class InputExpander
{
    private readonly InputSelection _selection;
    private readonly FileNotes _leftOut;
    private readonly List<InputFile> _files = [];
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, string> _reached = new(StringComparer.Ordinal);
    private readonly InputFolder _folder;
    private int _duplicates;

    private InputExpander(InputSelection selection, FileNotes leftOut)
    {
        _selection = selection;
        _leftOut = leftOut;
        _folder = new InputFolder(new Dictionary<string, string>(StringComparer.Ordinal), LeaveOut, _problems.Add);
    }

    /// <summary>The files in the order of the inputs; those of a folder or pattern are sorted by name.</summary>
    public IReadOnlyList<InputFile> Files => _files;

    /// <summary>Errors for the inputs that contain nothing to read.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The number of files that <see cref="InputSelection"/> does not select.</summary>
    public int Unselected { get; private set; }

    /// <summary>The number of files that are read although their paths don't show whether they are selected.</summary>
    public int Unknown { get; private set; }

    /// <summary>Expands inputs.</summary>
    /// <param name="inputs">The arguments.</param>
    /// <param name="selection">Selects files by their paths.</param>
    /// <param name="leftOut">Receives what is not read.</param>
    public static InputExpander Expand(IEnumerable<string> inputs, InputSelection selection, FileNotes leftOut)
    {
        var expander = new InputExpander(selection, leftOut);
        foreach (string input in inputs)
        {
            try
            {
                expander.Add(input);
            }
            catch (Exception e) when (FileErrors.IsFailure(e))
            {
                expander._problems.Add($"{input}: {FileErrors.Describe(e)}");
            }
        }

        return expander;
    }

    private void Add(string input)
    {
        if (input == InputFile.StandardInput)
            AddOnce(new InputFile(input), input);
        else if (Path.Exists(input))
            AddPath(input);
        else if (Glob.IsPattern(input))
            AddPattern(input);
        else
            _problems.Add($"{input}: no such file or directory");
    }

    private void AddPath(string path)
    {
        FileStatus status = FileStatus.Of(path);
        if (status.Kind == FileKind.Directory)
            AddFolder(path);
        else
            AddSelected(new InputFile(path), status);
    }

    private void AddFolder(string path)
    {
        int problems = _problems.Count;
        int duplicates = _duplicates;
        IReadOnlyList<(string Path, FileStatus Status)> found = _folder.Search(path);
        foreach ((string file, FileStatus status) in found)
        {
            if (OwnOutput.Find(status) is { } output)
                _leftOut.Add(file, output);
            else
                AddSelected(new InputFile(file, path), status);
        }

        if (found.Count == 0 && problems == _problems.Count && duplicates == _duplicates)
            _problems.Add($"{path}: the folder contains no files to read");
    }

    private void AddPattern(string pattern)
    {
        IReadOnlyCollection<string> paths = Glob.Expand(pattern);
        if (paths.Count == 0)
            _problems.Add($"{pattern}: no files match");
        foreach (string path in paths)
        {
            // Who names a pipe wants it to be read; a pattern may match one by chance.
            if (FileStatus.Of(path).Kind == FileKind.Special)
                LeaveOut(path, InputFolder.SpecialFile);
            else
                AddPath(path);
        }
    }

    private void AddSelected(InputFile file, FileStatus status)
    {
        Selected selected = _selection.Select(file.Path);
        if (selected == Selected.No)
            Unselected++;
        else if (AddOnce(file, status.Identity) && selected == Selected.Unknown)
            Unknown++;
    }

    private bool AddOnce(InputFile file, string identity)
    {
        if (_reached.TryAdd(identity, file.Path))
        {
            _files.Add(file);
            return true;
        }

        LeaveOut(file.Name, _reached[identity] == file.Path ? "named twice" : $"the same file as {_reached[identity]}");
        return false;
    }

    private void LeaveOut(string path, string reason)
    {
        if (reason.StartsWith("the same", StringComparison.Ordinal))
            _duplicates++;
        _leftOut.Add(path, reason);
    }
}
