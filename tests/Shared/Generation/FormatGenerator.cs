namespace VpcFlow.Tests;

/// <summary>Generates formats: any subset of the fields in any order, without repetition.</summary>
internal static class FormatGenerator
{
    /// <summary>1 to 72 of all fields.</summary>
    public static string[] Any(Random random) => Subset(random, [.. OracleFields.Names]);

    /// <summary>Fields of a VPC flow log.</summary>
    public static string[] Vpc(Random random) =>
        Subset(random, [.. OracleFields.All.Where(row => row.Scope is "vpc" or "both").Select(row => row.Name)]);

    /// <summary>Fields of a Transit Gateway flow log.</summary>
    public static string[] Tgw(Random random) =>
        Subset(random, [.. OracleFields.All.Where(row => row.Scope is "tgw" or "both").Select(row => row.Name)]);

    /// <summary>A non-empty part of a format, as a projection, in the order of the format.</summary>
    public static string[] Projection(Random random, IReadOnlyList<string> fields)
    {
        string[] some = Subset(random, [.. fields]);
        return [.. fields.Where(some.Contains)];
    }

    /// <summary>The header line of a format: each name in either spelling.</summary>
    public static string Header(Random random, IReadOnlyList<string> fields)
    {
        int spelling = random.Next(3);
        IEnumerable<string> names = fields.Select(name => name.TrimStart('?')).Select(name => spelling switch
        {
            0 => name,
            1 => name.Replace('-', '_'),
            _ => random.Chance(0.5) ? name : name.Replace('-', '_'),
        });
        return string.Join(' ', names);
    }

    private static string[] Subset(Random random, string[] names)
    {
        random.Shuffle(names);

        // Short formats find different bugs than long ones, so both extremes are more likely than in a uniform distribution.
        int count = random.Next(4) switch
        {
            0 => random.Next(1, Math.Min(5, names.Length) + 1),
            1 => names.Length,
            _ => random.Next(1, names.Length + 1),
        };
        return names[..count];
    }
}
