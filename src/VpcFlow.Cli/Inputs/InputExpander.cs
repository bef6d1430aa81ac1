using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Inputs;

/// <summary>Turns the inputs of a command into files: directories and patterns are searched, <c>-</c> is standard input.</summary>
internal sealed class InputExpander
{
    private readonly List<InputFile> _files = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _notes = [];

    /// <summary>The files in the order of the inputs; those of a directory or pattern are sorted by name.</summary>
    public IReadOnlyList<InputFile> Files => _files;

    /// <summary>Errors for the inputs that contain nothing to read.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Notes on files that were skipped although they look like flow logs.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public static InputExpander Expand(IEnumerable<string> inputs)
    {
        var expander = new InputExpander();
        foreach (string input in inputs)
        {
            try
            {
                expander.Add(input);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                expander._problems.Add($"{input}: {e.Message}");
            }
        }

        return expander;
    }

    private void Add(string input)
    {
        if (input == InputFile.StandardInput)
            _files.Add(new InputFile(input));
        else if (Directory.Exists(input))
            AddDirectory(input);
        else if (File.Exists(input))
            _files.Add(new InputFile(input));
        else if (Glob.IsPattern(input))
            AddPattern(input);
        else
            _problems.Add($"{input}: no such file or directory");
    }

    private void AddDirectory(string path)
    {
        LogDirectory found = LogDirectory.Search(path);
        if (found.Files.Count == 0)
            _problems.Add($"{path}: the directory contains no {LogDirectory.Patterns} files");
        if (found.ParquetFiles > 0)
            _notes.Add($"{path}: {Amounts.Count(found.ParquetFiles, "Parquet file")} skipped: this version does not read Parquet");
        _files.AddRange(found.Files.Select(f => new InputFile(f)));
    }

    private void AddPattern(string pattern)
    {
        // A matching directory may contain files that match as well.
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in Glob.Expand(pattern))
        {
            if (Directory.Exists(path))
                files.UnionWith(LogDirectory.Search(path).Files);
            else
                files.Add(path);
        }

        if (files.Count == 0)
            _problems.Add($"{pattern}: no files match");
        _files.AddRange(files.Select(f => new InputFile(f)));
    }
}
