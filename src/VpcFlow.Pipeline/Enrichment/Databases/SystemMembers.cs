using System.Globalization;
using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Enrichment.Databases;

/// <summary>Makes <c>as</c> of ECS from the record of an autonomous system, under the names that databases have for its parts.</summary>
internal sealed class SystemMembers : RecordMembers
{
    private SystemMembers()
    {
    }

    public static SystemMembers Instance { get; } = new();

    public override string Name => "as";

    public override string Subject => "autonomous systems";

    public override string Expected => "a database of autonomous systems, such as GeoLite2 ASN, with autonomous_system_number or asn";

    public override JsonObject? Read(RecordMap record)
    {
        RecordMap traits = record.Map("traits");
        var system = new JsonObject();
        if ((NumberIn(record) ?? NumberIn(traits)) is { } number)
            system.Add("number", number);
        if ((OrganizationIn(record) ?? OrganizationIn(traits)) is { } organization)
            system.Add("organization", new JsonObject { ["name"] = organization });
        return system.Count == 0 ? null : system;
    }

    private static long? NumberIn(RecordMap record)
    {
        double? number = record.Number("autonomous_system_number", "as_number", "asn") ?? NumberAfterLetters(record.Text("asn"));
        return number is >= 1 and <= uint.MaxValue ? (long)number : null;
    }

    /// <summary>Returns the number of a text like <c>AS15169</c>.</summary>
    private static double? NumberAfterLetters(string? text)
        => text?.StartsWith("AS", StringComparison.OrdinalIgnoreCase) == true
            && uint.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : null;

    private static string? OrganizationIn(RecordMap record)
        => record.Text("autonomous_system_organization", "as_organization", "as_org", "as_name");
}
