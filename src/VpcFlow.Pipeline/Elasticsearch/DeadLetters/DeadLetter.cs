using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>A document that the cluster will never take.</summary>
/// <param name="Item">The document.</param>
/// <param name="Status">The status that it was refused with.</param>
/// <param name="Error">Why.</param>
internal readonly record struct DeadLetter(BulkItem Item, int Status, ItemError Error);
