using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Receives rejected lines: shows the first ones, counts all, and writes them to a file if one is given.</summary>
/// <param name="messages">Where they are shown.</param>
/// <param name="path">The file; <see langword="null"/> for none.</param>
/// <param name="advice">How to keep those that are not shown; empty if there is no way.</param>
internal sealed class RejectionLog(MessageWriter messages, string? path = null, string advice = "") : IDisposable
{
    private const int MaxShown = 10;

    private RejectsWriter? _file;
    private long _count;

    /// <summary>Creates or truncates the file, so that it exists, empty, even if no line is rejected.</summary>
    /// <exception cref="OutputException">The file can't be written.</exception>
    public void Open() => _file = path is null ? null : RejectsWriter.Open(path);

    public void Add(in FlowLogRejection rejection)
    {
        if (_count++ < MaxShown)
            messages.Note(rejection.Message);
        _file?.Write(in rejection);
    }

    /// <summary>Reports how many lines were not shown.</summary>
    /// <exception cref="OutputException">The file can't be written.</exception>
    public void Complete()
    {
        if (_count > MaxShown)
            messages.Note($"… and {Amounts.Number(_count - MaxShown)} more{(path is null ? advice : "")}");
        _file?.Flush();
    }

    public void Dispose() => _file?.Dispose();
}
