using System.Globalization;
using System.Numerics;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Typed;

/// <summary>DuckDB's CSV reader with explicit types and one aggregate over all columns; addresses stay text.</summary>
internal sealed class DuckDbTyped() : Contender(Scope.Typed, "DuckDB aggregate")
{
    public override Evidence Evidence => Evidence.Records | Evidence.Numbers;

    public override FieldSums Run(BenchmarkInput input)
    {
        IReadOnlyList<FlowLogField> fields = input.Format.Format().Fields;
        string sums = string.Join(", ", fields.Select(Sum));
        object[] row = DuckDb.Shared.Row($"SELECT count(*), {sums} FROM {DuckDb.Table(input)}");
        var result = new FieldSums { Records = Convert.ToInt64(row[0], CultureInfo.InvariantCulture) };
        for (int i = 0; i < fields.Count; i++)
        {
            if (Kind(fields[i]) is FlowLogFieldKind.Text or FlowLogFieldKind.Address)
                continue;
            string? text = row[i + 1] is DBNull ? "0" : Convert.ToString(row[i + 1], CultureInfo.InvariantCulture);
            BigInteger sum = BigInteger.Parse(text!, CultureInfo.InvariantCulture);
            result.Number(i, (long)(ulong)(sum & ulong.MaxValue));
        }

        return result;
    }

    private static string Sum(FlowLogField field)
    {
        string column = DuckDb.Column(field);
        return Kind(field) switch
        {
            FlowLogFieldKind.Text or FlowLogFieldKind.Address => $"sum(strlen({column}))",
            FlowLogFieldKind.Time => $"sum(epoch_us(make_timestamp({column} * 1000000))::HUGEINT * 10 + 621355968000000000)",
            FlowLogFieldKind.Action => $"sum(CASE {column} WHEN 'ACCEPT' THEN 1 WHEN 'REJECT' THEN 2 ELSE 0 END)",
            FlowLogFieldKind.LogStatus => $"sum(CASE {column} WHEN 'OK' THEN 1 WHEN 'NODATA' THEN 2 WHEN 'SKIPDATA' THEN 3 ELSE 0 END)",
            _ => $"sum({column})",
        };
    }

    private static FlowLogFieldKind Kind(FlowLogField field) => FlowLogFieldInfo.Get(field).Kind;
}
