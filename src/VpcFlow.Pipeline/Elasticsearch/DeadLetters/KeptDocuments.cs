using VpcFlow.Pipeline.Elasticsearch.Bulk;

namespace VpcFlow.Pipeline.Elasticsearch.DeadLetters;

/// <summary>Dead letters that are sent again.</summary>
/// <param name="letters">The dead letters.</param>
internal sealed class KeptDocuments(IReadOnlyList<KeptLetter> letters) : IPendingDocuments
{
    public int Count => letters.Count;

    public ReadOnlyMemory<byte> Id(int document) => letters[document].Id;

    public ReadOnlyMemory<byte> Text(int document) => letters[document].Document;

    public string Source(int document) => letters[document].Source;

    public FlowLogPosition Position(int document) => letters[document].Position;

    public void Release()
    {
    }
}
