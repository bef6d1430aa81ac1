using System.Text;
using Confluent.Kafka;

namespace VpcFlow.Kafka.Producing;

/// <summary>The documents of a batch on their way to the brokers.</summary>
internal sealed class DocumentWrite
{
    private readonly TopicPattern _topic;
    private readonly Headers _headers;

    /// <summary>Describes documents.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="delivery">The batch and the object that they come from.</param>
    /// <param name="topic">The topic.</param>
    public DocumentWrite(DocumentBatch documents, FlowLogDelivery delivery, TopicPattern topic)
    {
        (Documents, Source, _topic) = (documents, delivery.Object.Name, topic);
        DataStreamNamespace = delivery.Object.DataStreamNamespace;
        All = [.. Enumerable.Range(0, documents.Count)];
        _headers =
        [
            new Header("schema", Encoding.UTF8.GetBytes(SchemaOf(delivery.Batch.Parser.ParserOptions.Ecs))),
            new Header("source", Encoding.UTF8.GetBytes(Source)),
        ];
    }

    public DocumentBatch Documents { get; }

    /// <summary>The name of the object.</summary>
    public string Source { get; }

    /// <summary>The namespace of the data stream that the object names.</summary>
    public string? DataStreamNamespace { get; }

    /// <summary>The numbers of all documents.</summary>
    public IReadOnlyList<int> All { get; }

    public string TopicOf(int document) => _topic.NameOf(Documents[document].Span);

    /// <summary>Creates the message of a document, valid until this thread creates the next one. Its key is kept for the answer.</summary>
    public Message<byte[], byte[]> Create(int document) => new()
    {
        Key = Documents.Id(document).ToArray(),
        Value = ValueBuffers.Copy(Documents[document].Span),
        Headers = _headers,
    };

    /// <summary>Returns the document with a key.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        int document = 0;
        while (!Documents.Id(document).Span.SequenceEqual(key))
            document++;
        return document;
    }

    private static string SchemaOf(EcsVersion version) => version switch
    {
        EcsVersion.V8_11 => "ecs/8.11.0",
        EcsVersion.V8_0 => "ecs/8.0.0",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "There is no such version."),
    };
}
