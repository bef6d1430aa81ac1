namespace VpcFlow.Cli.Outputs;

/// <summary>Names files with a reason: the first ones one by one, the others by their number.</summary>
/// <param name="messages">The writer of the notes.</param>
/// <param name="what">What happened to the files, such as <c>left out</c>.</param>
internal sealed class FileNotes(MessageWriter messages, string what)
{
    private const int MaxShown = 10;

    /// <summary>The number of files.</summary>
    public int Count { get; private set; }

    public void Add(string path, string reason)
    {
        if (Count++ < MaxShown)
            messages.Note($"{what}: {path}: {reason}");
    }

    /// <summary>Reports how many files were not named.</summary>
    public void Complete()
    {
        if (Count > MaxShown)
            messages.Note($"{what}: … and {Amounts.Number(Count - MaxShown)} more");
    }
}
