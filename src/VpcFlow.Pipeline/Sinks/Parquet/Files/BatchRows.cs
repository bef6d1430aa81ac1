using VpcFlow.Generated;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Files;

/// <summary>Reads the records of a batch as slices of rows.</summary>
internal static class BatchRows
{
    /// <summary>Receives rows of a format.</summary>
    /// <param name="schema">Where fields are in the rows.</param>
    /// <param name="rows">The rows, valid until it returns.</param>
    /// <param name="selected">A bit for each row: set if it is a record.</param>
    public delegate void Receiver(RowSchema schema, in RowSlice rows, ulong selected);

    /// <summary>Passes all records of a batch on.</summary>
    /// <returns>Their number.</returns>
    public static long Read(FlowLogBatch batch, Receiver receive)
    {
        RecordCursor cursor = batch.Open(batch.Parser);
        RowSchema schema = batch.Parser.Codec.Schema;
        long records = 0;
        try
        {
            while (true)
            {
                switch (cursor.MoveNext())
                {
                    case CursorStep.Rows:
                        ulong selected = cursor.SelectedRows;
                        records += System.Numerics.BitOperations.PopCount(selected);
                        if (selected != 0)
                            receive(schema, RowSlice.OfRows(ref cursor), selected);
                        break;
                    case CursorStep.Record:
                        RecordHeader header = default;
                        records++;
                        receive(schema, RowSlice.OfRecord(ref cursor, ref header), 1);
                        break;
                    case CursorStep.Rejection:
                        break;
                    case CursorStep.End:
                        return records;
                    default:
                        throw new InvalidOperationException("The cursor went to something unknown.");
                }
            }
        }
        finally
        {
            cursor.Dispose();
        }
    }
}
