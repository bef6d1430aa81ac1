namespace VpcFlow.Tests;

/// <summary>Knows what an oracle knows.</summary>
internal sealed class KnowledgeEnricher(OracleKnowledge knowledge) : IAddressEnricher
{
    public bool HasNames => knowledge.HasNames;

    public AddressEnrichment? Find(in FlowLogAddress address)
    {
        OracleFacts facts = knowledge.Of(address.ToIPAddress().GetAddressBytes());
        string[] members =
        [
            .. facts.Country is null ? Array.Empty<string>() : [$$"""  "geo": {"country_iso_code":"{{facts.Country}}" }  """],
            .. facts.AsNumber is null ? Array.Empty<string>() : [$$"""  "as":{"number":{{facts.AsNumber}}}  """.Trim()],
        ];
        return members.Length == 0 && facts.Name is null
            ? null
            : new AddressEnrichment(System.Text.Encoding.UTF8.GetBytes(string.Join(',', members)), facts.Name);
    }
}
