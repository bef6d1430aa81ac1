namespace VpcFlow.Records;

/// <summary>Decodes the lines of one format to rows. Safe for use by several threads at once.</summary>
internal abstract class RowDecoder(RowSchema schema, FlowLogFormat format)
{
    private readonly BatchCache _batches = new();

    /// <summary>The format of the lines.</summary>
    public FlowLogFormat Format { get; } = format;

    public RowSchema Schema { get; } = schema;

    /// <summary>Decodes lines from the window's cursor on, until the batch is full or the window ends.</summary>
    public abstract void Decode(ref RecordWindow window, RowBatch batch);

    public RowBatch RentBatch() => _batches.TryRent() ?? new RowBatch(Schema, Format);

    public void ReturnBatch(RowBatch batch) => _batches.Return(batch);
}
