using System.Globalization;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Statistics;

/// <summary>DuckDB: the same groups, whose number, sum and greatest are the result.</summary>
/// <param name="scope">The task.</param>
/// <param name="name">What reads the file.</param>
/// <param name="tableOf">Returns the rows of an input.</param>
internal sealed class DuckDbStatistics(Scope scope, string name, Func<BenchmarkInput, string> tableOf) : Contender(scope, name)
{
    public override FieldSums Run(BenchmarkInput input)
    {
        object[] row = DuckDb.Shared.Row(
            "SELECT sum(b)::BIGINT, max(b)::BIGINT, count(*) FROM (SELECT srcaddr, dstport, sum(bytes) AS b "
            + $"FROM {tableOf(input)} WHERE action = 'REJECT' GROUP BY ALL)");
        var sums = new FieldSums { Records = input.Records };
        for (int i = 0; i < row.Length; i++)
            sums.Number(i, Convert.ToInt64(row[i], CultureInfo.InvariantCulture));
        return sums;
    }
}
