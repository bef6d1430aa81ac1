using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Converting;

/// <summary>Receives the lines that can't be read: the first ones are shown, all are counted, and written to a file if one is asked for.</summary>
internal sealed class RejectionLog(MessageWriter messages, string? path) : IDisposable
{
    private const int MaxShown = 10;

    private RejectsWriter? _file;
    private long _count;

    /// <summary>Opens the file. It is there and empty if no line is rejected, whatever it held before.</summary>
    /// <exception cref="OutputException">The file can't be written.</exception>
    public void Open() => _file = path is null ? null : RejectsWriter.Open(path);

    public void Add(in FlowLogRejection rejection)
    {
        if (_count++ < MaxShown)
            messages.Write(rejection.Message);
        _file?.Write(in rejection);
    }

    /// <summary>Says how many lines were not shown.</summary>
    /// <exception cref="OutputException">The file can't be written.</exception>
    public void Complete()
    {
        if (_count > MaxShown)
            messages.Write($"… and {Amounts.Number(_count - MaxShown)} more{(path is null ? "; --rejects FILE keeps them all" : "")}");
        _file?.Flush();
    }

    public void Dispose() => _file?.Dispose();
}
