using MaxMind.Db;

namespace VpcFlow.Pipeline.Enrichment.Databases;

/// <summary>Checks by its first records that a database has what is needed, whatever its type is called.</summary>
internal static class DatabaseCheck
{
    /// <summary>The number of records that are read at least, to find damage.</summary>
    private const int MinRecords = 256;

    /// <summary>The number of records among which one must have what is needed.</summary>
    private const int MaxRecords = 4096;

    /// <summary>The number of names of members that a message has at most.</summary>
    private const int MaxNames = 10;

    /// <exception cref="AddressFileException">The database is damaged, empty, or has other records.</exception>
    public static void Check(string path, Reader reader, RecordMembers members)
    {
        int count = 0;
        bool fits = false;
        var others = RecordMembers.All.Where(m => m != members).ToList();
        RecordMembers? other = null;
        List<string> names = [];
        try
        {
            foreach (Reader.ReaderIteratorNode<Dictionary<string, object>> node in reader.FindAll<Dictionary<string, object>>())
            {
                var record = new RecordMap(node.Data);
                fits |= members.Read(record) is not null;
                other ??= others.Find(m => m.Read(record) is not null);
                if (names.Count < MaxNames)
                    names.AddRange(record.Keys.Except(names).Take(MaxNames - names.Count));
                if (++count == MaxRecords || (fits && count >= MinRecords))
                    break;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new AddressFileException(path, $"the records of the database can't be read; it may be damaged: {e.Message}", e);
        }

        if (fits)
            return;
        if (names.Count == 0)
            throw new AddressFileException(path, "the database has no records.");
        throw new AddressFileException(
            path,
            $"the database, of type '{reader.Metadata.DatabaseType}', has no {members.Subject}, but {string.Join(", ", names)}; "
                + $"expected {members.Expected}"
                + (other is null ? "." : $". It has {other.Subject}: is it in the place of another database?"));
    }
}
