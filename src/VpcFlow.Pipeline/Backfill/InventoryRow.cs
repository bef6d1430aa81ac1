using System.Globalization;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>Reads rows of an inventory: values in quotation marks, between commas, with the key encoded as in URLs.</summary>
/// <param name="columns">The names of the columns, in their order.</param>
internal sealed class InventoryRow(IReadOnlyList<string> columns)
{
    private readonly string[] _values = new string[columns.Count];
    private readonly int _key = IndexOf(columns, "Key");
    private readonly int _size = IndexOf(columns, "Size");
    private readonly int _time = IndexOf(columns, "LastModifiedDate");
    private readonly int _etag = IndexOf(columns, "ETag");
    private readonly int _class = IndexOf(columns, "StorageClass");
    private readonly int _latest = IndexOf(columns, "IsLatest");
    private readonly int _deleted = IndexOf(columns, "IsDeleteMarker");

    /// <summary>Reads a row.</summary>
    /// <param name="line">The row.</param>
    /// <param name="position">Its position.</param>
    /// <returns>The object; <see langword="null"/> if the row is damaged.</returns>
    public BackfillObject? Read(string line, string position)
    {
        if (!Split(line))
            return null;
        bool hasTime = DateTimeOffset.TryParse(
            Value(_time), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        return new BackfillObject(Uri.UnescapeDataString(_values[_key].Replace('+', ' ')), position)
        {
            Size = long.TryParse(Value(_size), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : 0,
            ETag = Value(_etag) is { Length: > 0 } tag ? tag.Trim('"') : null,
            LastModified = hasTime ? time : null,
            StorageClass = Value(_class),
            IsObsolete = Value(_latest) == "false" || Value(_deleted) == "true",
        };
    }

    private string? Value(int column) => column < 0 ? null : _values[column];

    /// <summary>Reads the values; a missing one need not have quotation marks.</summary>
    private bool Split(string line)
    {
        int at = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            if (i > 0 && (at >= line.Length || line[at++] != ','))
                return false;
            bool isQuoted = at < line.Length && line[at] == '"';
            int end = isQuoted ? EndOfQuoted(line, at) : EndOfPlain(line, at);
            if (end < 0)
                return false;
            _values[i] = isQuoted ? line[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end];
            at = isQuoted ? end + 1 : end;
        }

        return at == line.Length;
    }

    private static int EndOfPlain(string line, int start) => line.IndexOf(',', start) is >= 0 and var comma ? comma : line.Length;

    private static int EndOfQuoted(string line, int start)
    {
        for (int at = start + 1; at < line.Length; at++)
        {
            if (line[at] != '"')
                continue;
            if (at + 1 < line.Length && line[at + 1] == '"')
                at++;
            else
                return at;
        }

        return -1;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name) => names.ToList().IndexOf(name);
}
