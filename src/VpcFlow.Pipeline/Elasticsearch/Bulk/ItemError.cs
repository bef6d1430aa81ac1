namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>An error in an answer.</summary>
/// <param name="Type">Its type, such as <c>document_parsing_exception</c>.</param>
/// <param name="Reason">What is wrong, with its cause.</param>
internal sealed record ItemError(string Type, string Reason)
{
    public override string ToString() => Type.Length == 0 ? Reason : $"{Type}: {Reason}";
}
