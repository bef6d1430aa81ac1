namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>A dead letter as it was read from a file.</summary>
/// <param name="DataStream">Where the document was to be created.</param>
/// <param name="Id">Its id.</param>
/// <param name="Source">The object that it comes from.</param>
/// <param name="Position">The place of its record.</param>
/// <param name="Document">The document.</param>
internal sealed record KeptLetter(string DataStream, byte[] Id, string Source, FlowLogPosition Position, byte[] Document);
