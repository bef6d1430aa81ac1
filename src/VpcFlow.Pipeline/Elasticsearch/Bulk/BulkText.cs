using System.Text;

namespace VpcFlow.Pipeline.Elasticsearch.Bulk;

/// <summary>The text of a bulk request: a line with the action for each document, and the document as the runtime wrote it.</summary>
/// <param name="defaultIndex">The data stream in the path of the requests, which actions need not name.</param>
internal sealed class BulkText(string defaultIndex)
{
    /// <summary>Returns the size of a document and its action.</summary>
    public int SizeOf(in BulkItem item)
        => "{\"create\":{\"_id\":\"\"}}\n\n"u8.Length + item.Id.Length + item.Text.Length
            + (IsDefault(item) ? 0 : "\"_index\":\"\","u8.Length + item.Write.Index.Length);

    /// <summary>Writes a document and its action; the target has room for them.</summary>
    public int Write(in BulkItem item, Span<byte> target)
    {
        int at = Copy("{\"create\":{"u8, target);
        if (!IsDefault(item))
        {
            at += Copy("\"_index\":\""u8, target[at..]);
            at += Encoding.UTF8.GetBytes(item.Write.Index, target[at..]);
            at += Copy("\","u8, target[at..]);
        }

        at += Copy("\"_id\":\""u8, target[at..]);
        at += Copy(item.Id.Span, target[at..]);
        at += Copy("\"}}\n"u8, target[at..]);
        at += Copy(item.Text.Span, target[at..]);
        target[at] = (byte)'\n';
        return at + 1;
    }

    private bool IsDefault(in BulkItem item) => string.Equals(item.Write.Index, defaultIndex, StringComparison.Ordinal);

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }
}
