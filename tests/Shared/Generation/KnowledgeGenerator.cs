namespace VpcFlow.Tests;

/// <summary>Generates what is known about addresses: nothing, or something about some of them, with harmless and hostile names.</summary>
internal static class KnowledgeGenerator
{
    private static readonly string[] s_names = ["web", "a \"b\" \\ c", "\u0001\n\u007F", "åäö \U0001F600", new('n', 300)];

    public static OracleKnowledge? Any(Random random) => random.Next(3) == 0 ? null : Some(random);

    public static OracleKnowledge Some(Random random)
    {
        int salt = random.Next(256);
        return new OracleKnowledge(HasNames: random.Next(2) == 0, address => Of(salt + address.Sum(b => b)));
    }

    private static OracleFacts Of(int number) => new()
    {
        Country = number % 2 == 0 ? $"C{number}" : null,
        AsNumber = number % 3 == 0 ? number : null,
        Name = number % 5 < 3 ? s_names[number % s_names.Length] : null,
    };
}
