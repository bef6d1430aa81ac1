namespace VpcFlow.Pipeline.Tests.Filtering;

/// <summary>A filter, and the same condition in DuckDB's SQL.</summary>
internal sealed record FilterPair(string Filter, string Sql)
{
    public static FilterPair Both(string text) => new(text, text);

    public override string ToString() => Filter;
}
