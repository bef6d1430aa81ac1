namespace VpcFlow.Benchmarks.Ratios;

/// <summary>A ratio that must hold: the best of some contenders takes at least, or at most, so many times as long as the generated code.</summary>
internal sealed record Target(string Scope, string Format, string What, double Bound, bool IsAtMost, params string[] Contenders)
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("typed", "v2", "best CSV reader with typed fields", 7, false, "CsvHelper generated records", "CsvHelper fields", "Sylvan"),
        new("typed", "v2", "spans + Utf8Parser by hand", 6, false, "spans + Utf8Parser"),
        new("typed", "v2", "Split + Parse", 12, false, "Split + Parse"),
        new("typed", "v5", "best CSV reader with typed fields", 6, false, "CsvHelper generated records", "CsvHelper fields", "Sylvan"),
        new("typed-3-fields", "v2", "all fields, generated", 1.6, false, "generated, all fields"),
        new("ecs", "v2", "spans + Utf8JsonWriter by hand", 9, false, "spans + Utf8JsonWriter, no Community ID"),
        new("ecs", "v2", "POCO + System.Text.Json", 20, false, "Split + POCO + System.Text.Json, no Community ID"),
        new("ecs", "v2", "DuckDB to ECS-shaped JSON", 30, false, "DuckDB COPY to JSON, no Community ID"),
        new("ecs", "v2", "memcpy of the documents", 1.0 / 3, false, "memcpy of the documents"),
        new("typed", "v2", "interpreted", 1.5, false, "interpreted"),
        new("typed", "v5", "interpreted", 1.5, false, "interpreted"),
        new("typed", "v11", "interpreted", 1.5, false, "interpreted"),
        new("typed-3-fields", "v2", "interpreted", 1.5, false, "interpreted"),
        new("ecs", "v2", "interpreted", 1.5, false, "interpreted"),
        new("ecs", "v5", "interpreted", 1.5, false, "interpreted"),
        new("ecs", "v11", "interpreted", 1.5, false, "interpreted"),
        new("ecs-original", "v2", "interpreted", 1.5, false, "interpreted"),
        new("scan", "v2", "256-bit kernel", 1.6, true, "generated, 256-bit vectors"),
        new("typed", "v2", "256-bit kernel", 1.6, true, "generated, 256-bit vectors"),
        new("ecs", "v2", "256-bit kernel", 1.6, true, "generated, 256-bit vectors"),
    ];

    /// <summary>Prints each target with what a file of results has.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 1)
        {
            Console.Error.WriteLine("targets RESULTS.tsv");
            return 2;
        }

        RatioRow[] rows = RatioRow.Load(arguments[0]);
        bool holds = true;
        Console.WriteLine("scope\tformat\tagainst\twanted\tmeasured\tholds");
        foreach (Target target in All)
        {
            double[] ratios = [.. rows.Where(r => r.Scope == target.Scope && r.Format == target.Format && target.Contenders.Contains(r.Contender)).Select(r => r.RatioToGenerated)];
            string bound = FormattableString.Invariant($"{(target.IsAtMost ? "<=" : ">=")} {target.Bound:0.##}");
            if (ratios.Length == 0)
            {
                Console.WriteLine($"{target.Scope}\t{target.Format}\t{target.What}\t{bound}\tnot measured\tno");
                holds = false;
                continue;
            }

            double ratio = ratios.Min();
            bool isReached = target.IsAtMost ? ratio <= target.Bound : ratio >= target.Bound;
            holds &= isReached;
            Console.WriteLine(FormattableString.Invariant($"{target.Scope}\t{target.Format}\t{target.What}\t{bound}\t{ratio:0.00}\t{(isReached ? "yes" : "no")}"));
        }

        return holds ? 0 : 1;
    }
}
