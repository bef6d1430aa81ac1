using VpcFlow.Pipeline.Sinks.Parquet.Folders;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>Writes files of documents, by appending to them.</summary>
/// <param name="files">Creates the files.</param>
/// <param name="options">The options of the sink.</param>
internal sealed class DocumentRoll(PartFiles files, FlowLogFileSinkOptions options) : IRollWriter
{
    private readonly Lock _writing = new();
    private readonly Dictionary<string, FileStream> _streams = [];

    public long Length { get; private set; }

    public bool IsFull => _streams.Count >= options.MaxOpenFiles;

    public void Write(FlowLogDelivery delivery, IReadOnlyList<DocumentPart> documents)
    {
        lock (_writing)
        {
            foreach (DocumentPart part in documents)
            {
                if (!_streams.TryGetValue(part.Folder, out FileStream? stream))
                    _streams.Add(part.Folder, stream = files.Create(part.Folder));
                stream.Write(part.Text.Span);
                Length += part.Text.Length;
            }
        }
    }

    public void Complete()
    {
        lock (_writing)
        {
            foreach (FileStream stream in _streams.Values)
                files.Complete(stream);
            _streams.Clear();
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            foreach (FileStream stream in _streams.Values)
                CloseUnfinished(stream);
            _streams.Clear();
        }
    }

    private static void CloseUnfinished(FileStream stream)
    {
        try
        {
            stream.Dispose();
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // What is left in the buffer can't be written either; the file is deleted.
        }
    }
}
