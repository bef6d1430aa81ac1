using System.Runtime.InteropServices;
using VpcFlow.Filtering;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Statistics.Counting;

/// <summary>Reads the records of a batch once, for one or more statistics.</summary>
internal static class BatchScan
{
    /// <summary>Passes the records of a batch to counters. A filter of several that follow each other is evaluated once.</summary>
    public static void Run(FlowLogBatch batch, ReadOnlySpan<CountingTask> tasks)
    {
        RecordCursor cursor = batch.Open(batch.Parser);
        try
        {
            for (CursorStep step = cursor.MoveNext(); step != CursorStep.End; step = cursor.MoveNext())
            {
                if (step == CursorStep.Rows && cursor.SelectedRows != 0)
                    AddRows(ref cursor, tasks);
                else if (step == CursorStep.Record)
                    AddRecord(ref cursor, tasks);
            }
        }
        finally
        {
            cursor.Dispose();
        }
    }

    private static void AddRows(ref RecordCursor cursor, ReadOnlySpan<CountingTask> tasks)
    {
        var rows = new FilterRows([], ref cursor.Window, cursor.Batch);
        RowFilter? filter = null;
        ulong selected = cursor.SelectedRows;
        foreach (CountingTask task in tasks)
        {
            if (task.Query.Filter != filter)
            {
                filter = task.Query.Filter;
                selected = cursor.SelectedRows & (filter?.Select(ref cursor.Window, cursor.Batch) ?? ulong.MaxValue);
            }

            if (selected != 0)
                task.Add(in rows, selected);
        }
    }

    /// <summary>Adds the record that the line reader has read, as the only row.</summary>
    private static void AddRecord(ref RecordCursor cursor, ReadOnlySpan<CountingTask> tasks)
    {
        LineReader reader = cursor.Batch.Reader;
        var header = new RecordHeader { Absent = reader.Header.Absent };
        var rows = new FilterRows(
            [],
            ref MemoryMarshal.GetReference(cursor.Text),
            ref MemoryMarshal.GetReference(reader.Starts),
            ref header,
            ref reader.Row,
            size: 0,
            count: 1);
        foreach (CountingTask task in tasks)
        {
            var record = new FlowLogRecord(cursor.Batch.Schema, cursor.Text, reader.Starts, ref reader.Row, reader.Header.Absent);
            if (task.Query.Filter?.IsSelected(record) != false)
                task.Add(in rows, selected: 1);
        }
    }
}
