using System.Text;
using Microsoft.Win32.SafeHandles;
using VpcFlow.Input;

namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>Represents a part of a file: all of it, or what was appended.</summary>
/// <param name="file">The file, which was opened when it was looked at, so that it is the same one if it has another name by now.</param>
/// <param name="path">Its name, as documents are to show it.</param>
/// <param name="entry">What was delivered of it before.</param>
/// <param name="end">The position up to which it is read.</param>
/// <param name="settlement">Decides what follows.</param>
internal sealed class FollowedFile(SafeFileHandle file, string path, FileEntry entry, long end, FileSettlement settlement) : FlowLogObject
{
    private readonly byte[] _header = Encoding.UTF8.GetBytes(entry.Header.Length == 0 ? "" : entry.Header + "\n");
    private LineTracker _lines = new();

    public FileEntry Entry => entry;

    public override string Name => path;

    public override DateTimeOffset? Time { get; } = new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);

    public override FlowLogOrigin Origin { get; } = FlowLogOrigin.File(path);

    public override FlowLogIdentity Identity { get; } = FlowLogIdentity.File(Convert.FromHexString(entry.Identity));

    public override bool IsCandidate => IsFound && entry.Delivered == 0;

    /// <summary>Whether the file was found in a folder.</summary>
    public bool IsFound { get; init; }

    /// <summary>Whether the entry is in the journal; not that of a file without any record, which is like other files.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>Whether the file is read as a whole, again if it grows, because it is a container.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What is remembered if the file is of no use: one of lines however it grows, and a container until it does.</summary>
    public FileEntry Useless => IsWhole ? Delivered : entry with { Delivered = FileEntry.All };

    /// <summary>What is delivered when this part is.</summary>
    public FileEntry Delivered => entry with
    {
        Delivered = end,
        Lines = entry.Lines + _lines.Lines,
        Header = _lines.Header ?? entry.Header,
    };

    /// <summary>Before what was appended comes the header once more, which is counted by neither.</summary>
    internal override (long Offset, long Line) Start
        => _header.Length == 0 ? (entry.Delivered, entry.Lines) : (entry.Delivered - _header.Length, entry.Lines - 1);

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        _lines = new LineTracker();
        var content = new FileRange(file, entry.Delivered, end, _lines);
        return new ValueTask<Stream>(_header.Length == 0 ? content : new PrefixedStream(_header, content));
    }

    public override ValueTask CompleteAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => EndAsync(settlement.CompleteAsync(this, outcome, cancellationToken));

    public override ValueTask AbandonAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
    {
        settlement.Return(this, outcome);
        file.Dispose();
        return default;
    }

    public override ValueTask DeadLetterAsync(FlowLogObjectOutcome outcome, CancellationToken cancellationToken)
        => EndAsync(settlement.ParkAsync(this, outcome, cancellationToken));

    private async ValueTask EndAsync(ValueTask ending)
    {
        await ending.ConfigureAwait(false);
        file.Dispose();
    }
}
