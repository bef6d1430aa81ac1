namespace VpcFlow.Pipeline.Backfill;

/// <summary>Reads the files of inventories in one format.</summary>
internal interface IInventoryFormat
{
    /// <summary>Reads the objects of a file. Their fractions are of this file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="index">Its number, with which positions begin.</param>
    /// <param name="skipped">The number of rows after which to begin.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="IOException">The file can't be read, or is damaged.</exception>
    IAsyncEnumerable<BackfillObject> ReadAsync(InventoryFile file, int index, long skipped, CancellationToken cancellationToken);
}
