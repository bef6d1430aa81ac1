namespace VpcFlow.Records;

/// <summary>What <see cref="RecordCursor.MoveNext"/> went to.</summary>
internal enum CursorStep
{
    /// <summary>The end of the text, or the end of the line with the header at which the cursor is to stop.</summary>
    End,

    /// <summary>Consecutive rows of the batch.</summary>
    Rows,

    /// <summary>A record that was read carefully.</summary>
    Record,

    /// <summary>A rejected line.</summary>
    Rejection,
}
