namespace VpcFlow.Pipeline.Elasticsearch.Setup.Mapping;

/// <summary>How a member of a document is indexed.</summary>
internal enum FieldType
{
    /// <summary>Text that is compared as a whole.</summary>
    Keyword,

    /// <summary>A constant that all documents of a data stream share.</summary>
    Constant,

    /// <summary>Text that is searched by its words.</summary>
    Text,

    /// <summary>Text that is stored and not indexed.</summary>
    Stored,

    Ip,
    Long,
    Date,
    GeoPoint,
}

/// <summary>A member of documents.</summary>
/// <param name="Path">Its dotted path.</param>
/// <param name="Type">How it is indexed.</param>
internal sealed record MappedField(string Path, FieldType Type);
