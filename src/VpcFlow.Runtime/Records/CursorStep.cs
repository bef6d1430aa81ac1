namespace VpcFlow.Records;

/// <summary>The results of <see cref="RecordCursor.MoveNext"/>.</summary>
internal enum CursorStep
{
    /// <summary>The end of the text, or the end of the line with the header at which the cursor has to stop.</summary>
    End,

    /// <summary>Consecutive rows of the batch.</summary>
    Rows,

    /// <summary>A record that the line reader read.</summary>
    Record,

    /// <summary>A rejected line.</summary>
    Rejection,
}
