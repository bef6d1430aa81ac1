namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>Writes the files of a roll; safe for use by several threads at once.</summary>
internal interface IRollWriter : IDisposable
{
    /// <summary>The number of bytes that were written.</summary>
    long Length { get; }

    /// <summary>Whether no more files can be begun.</summary>
    bool IsFull { get; }

    /// <summary>Writes a batch.</summary>
    /// <param name="delivery">The batch.</param>
    /// <param name="documents">Its documents for each folder, if the files have documents.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    void Write(FlowLogDelivery delivery, IReadOnlyList<DocumentPart> documents);

    /// <summary>Ends all files, which are then on the disk under their temporary names.</summary>
    void Complete();
}
