namespace VpcFlow.Benchmarks.Ratios;

/// <summary>
/// A ratio that must hold: the best of some contenders takes at least, or at most, this many times as long as the first one of
/// their scope, which is generated code where there is any.
/// </summary>
internal sealed record Target(string Scope, string Format, string What, double Bound, bool IsAtMost, params string[] Contenders)
{
    private static readonly string[] s_csvReaders = ["CsvHelper fields", "Sep", "Sylvan"];

    public static IReadOnlyList<Target> All { get; } =
    [
        new("typed", "v2", "best CSV reader with typed fields", 7, false, s_csvReaders),
        new("typed", "v2", "spans + Utf8Parser by hand", 6, false, "spans + Utf8Parser"),
        new("typed", "v2", "Split + Parse", 12, false, "Split + Parse"),
        new("typed", "v2", "FlowLogReader over a stream", 1.15, true, "generated, FlowLogReader"),
        new("typed", "v5", "best CSV reader with typed fields", 6, false, s_csvReaders),
        new("typed-3-fields", "v2", "all fields, generated", 1.6, false, "generated, all fields"),
        new("ecs", "v2", "spans + Utf8JsonWriter by hand", 9, false, "spans + Utf8JsonWriter, no Community ID"),
        new("ecs", "v2", "POCO + System.Text.Json", 20, false, "Split + POCO + System.Text.Json, no Community ID"),
        new("ecs", "v2", "DuckDB to ECS-shaped JSON", 30, false, "DuckDB COPY to JSON, no Community ID"),
        new("ecs", "v2", "enriched", 2, true, "generated, enriched"),
        new("ecs", "v5", "enriched", 2, true, "generated, enriched"),
        new("ecs", "v2", "memcpy of the documents", 1.0 / 3, false, "memcpy of the documents"),
        new("typed", "v2", "interpreted", 2.5, true, "interpreted"),
        new("typed", "v5", "interpreted", 2.5, true, "interpreted"),
        new("typed", "v5-alphabetical", "interpreted", 2.5, true, "interpreted"),
        new("ecs", "v2", "interpreted", 2.5, true, "interpreted"),
        new("ecs", "v5", "interpreted", 2.5, true, "interpreted"),
        new("ecs", "v5-alphabetical", "interpreted", 2.5, true, "interpreted"),
        new("to-parquet", "v2", "DuckDB COPY to Parquet", 1, false, "DuckDB COPY to Parquet, snappy"),
        new("ocsf", "v2", "DuckDB COPY to JSON", 5, false, "DuckDB COPY to JSON"),
        new("filter", "v2", "documents of all records", 1.5, false, "all records"),
        new("flat-json", "v2", "DuckDB COPY to JSON", 5, false, "DuckDB COPY to JSON"),
        new("csv", "v2", "DuckDB COPY to CSV", 5, false, "DuckDB COPY to CSV"),
        new("statistics", "v2", "DuckDB read_csv", 8, false, "DuckDB read_csv"),
        new("statistics-of-gzip", "v2", "only inflating", 1 / 1.3, false, "only inflating"),
        new("statistics-of-parquet", "v2", "DuckDB read_parquet", 1.0 / 3, false, "DuckDB read_parquet"),
        new("scan", "v2", "256-bit kernel", 1.6, true, "generated, 256-bit vectors"),
        new("typed", "v2", "256-bit kernel", 1.6, true, "generated, 256-bit vectors"),
        new("ecs", "v2", "256-bit kernel", 1.6, true, "generated, 256-bit vectors"),
    ];

    /// <summary>Prints each target with the ratio in a file of results.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 1)
        {
            Console.Error.WriteLine("targets RESULTS.tsv");
            return 2;
        }

        RatioRow[] rows = RatioRow.Parse(File.ReadLines(arguments[0]));
        bool holds = true;
        Console.WriteLine("scope\tformat\tagainst\twanted\tmeasured\tholds");
        foreach (Target target in All)
        {
            double[] ratios = [.. rows.Where(target.Concerns).Select(r => r.Ratio)];
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
            string result = FormattableString.Invariant($"{ratio:0.00}\t{(isReached ? "yes" : "no")}");
            Console.WriteLine($"{target.Scope}\t{target.Format}\t{target.What}\t{bound}\t{result}");
        }

        return holds ? 0 : 1;
    }

    private bool Concerns(RatioRow row) => row.Scope == Scope && row.Format == Format && Contenders.Contains(row.Contender);
}
