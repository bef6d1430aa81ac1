using MaxMind.Db;

namespace VpcFlow.Pipeline.Enrichment.Databases;

/// <summary>Checks by its first records that a database has what is needed, whatever its type is called.</summary>
internal static class DatabaseCheck
{
    /// <summary>The number of records that are read at least, to find damage.</summary>
    private const int MinRecords = 256;

    /// <summary>The number of records among which one must have what is needed.</summary>
    private const int MaxRecords = 4096;

    /// <exception cref="AddressFileException">The database is damaged, empty, or has other records.</exception>
    public static void Check(string path, Reader reader, RecordMembers members)
    {
        int count = 0;
        bool fits = false;
        RecordMap first = default;
        try
        {
            foreach (Reader.ReaderIteratorNode<Dictionary<string, object>> node in reader.FindAll<Dictionary<string, object>>())
            {
                var record = new RecordMap(node.Data);
                if (count++ == 0)
                    first = record;
                fits |= members.Read(record) is not null;
                if (count == MaxRecords || (fits && count >= MinRecords))
                    break;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new AddressFileException(path, $"the records of the database can't be read; it may be damaged: {e.Message}", e);
        }

        if (!fits)
            throw new AddressFileException(path, Describe(reader.Metadata.DatabaseType, first, count, members));
    }

    private static string Describe(string type, RecordMap first, int count, RecordMembers members)
    {
        if (count == 0)
            return "the database has no records.";
        RecordMembers? other = RecordMembers.All.FirstOrDefault(m => m != members && m.Read(first) is not null);
        return $"the database, of type '{type}', has no {members.Subject}, but {string.Join(", ", first.Keys)}; "
            + $"expected {members.Expected}"
            + (other is null ? "." : $". It has {other.Subject}: is it in the place of another database?");
    }
}
