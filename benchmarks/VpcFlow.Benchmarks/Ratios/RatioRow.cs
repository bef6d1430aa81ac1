using System.Globalization;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>One line of the results.</summary>
/// <param name="Scope">What is done with a record.</param>
/// <param name="Format">The format of the records.</param>
/// <param name="Contender">Who does it.</param>
/// <param name="NanosecondsPerRecord">Median over the rounds.</param>
/// <param name="RatioToGenerated">How many times as long as the generated code it takes: the median of comparisons with the generated code just before.</param>
internal sealed record RatioRow(string Scope, string Format, string Contender, double NanosecondsPerRecord, double RatioToGenerated)
{
    public const string Header = "scope\tformat\tcontender\tns_per_record\tratio_to_generated";

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Scope}\t{Format}\t{Contender}\t{NanosecondsPerRecord:0.0}\t{RatioToGenerated:0.000}");

    public static RatioRow Parse(string line)
    {
        string[] parts = line.Split('\t');
        return new RatioRow(parts[0], parts[1], parts[2], double.Parse(parts[3], CultureInfo.InvariantCulture), double.Parse(parts[4], CultureInfo.InvariantCulture));
    }

    public static RatioRow[] Load(string path) => [.. File.ReadLines(path).Where(l => l.Length > 0 && l != Header).Select(Parse)];
}
