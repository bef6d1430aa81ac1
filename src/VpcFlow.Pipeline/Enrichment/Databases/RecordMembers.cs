using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Enrichment.Databases;

/// <summary>Makes a member of documents from the records of a kind of database.</summary>
internal abstract class RecordMembers
{
    /// <summary>All kinds.</summary>
    public static IEnumerable<RecordMembers> All => [PlaceMembers.Instance, SystemMembers.Instance];

    /// <summary>The name of the member.</summary>
    public abstract string Name { get; }

    /// <summary>What the records are about, for messages.</summary>
    public abstract string Subject { get; }

    /// <summary>Which databases have it, for messages.</summary>
    public abstract string Expected { get; }

    /// <summary>Returns the value of the member; <see langword="null"/> if the record has nothing for it.</summary>
    public abstract JsonObject? Read(RecordMap record);

    protected static void Add(JsonObject target, string name, string? text)
    {
        if (text is not null)
            target.Add(name, text);
    }
}
