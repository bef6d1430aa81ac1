using DuckDB.NET.Data;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Querying;
using VpcFlow.Cli.Statistics;
using VpcFlow.Query.Columns;
using VpcFlow.Query.Output;
using VpcFlow.Query.Scanning;

namespace VpcFlow.Query;

/// <summary>One run of <c>vpcflow query</c>: answers a statement while the inputs are read.</summary>
internal static class QueryRun
{
    private const string Interrupted = "interrupted";

    public static async Task<int> RunAsync(QueryOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        using var counter = new InputCounter(options.Counting, messages);
        if (!counter.HasFiles())
            return counter.Tally.ExitCode;
        try
        {
            var formats = new InputFormats(options.Counting);
            counter.Files = await formats.FindAsync(counter.Files, cancellationToken).ConfigureAwait(false);
            bool isKnown = formats.Fields.Count > 0 && !options.HasAllColumns;
            var passes = new InputPasses(counter, options.Counting, cancellationToken);
            var table = new FlowTable(
                FlowColumn.Create(isKnown ? formats.Fields : Enum.GetValues<FlowLogField>()), passes, options.Counting.Threads);
            string[] files = [.. options.Counting.Enrichment.All.Select(f => f.Option)];
            using var database = Database.Open(table, counter.Enricher, files, options.Counting.Threads);
            counter.Answer(() => Answer(database, options, passes, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            counter.Tally.Fail(ExitCodes.Interrupted, counter.Tally.ExitCode == ExitCodes.Interrupted ? null : Interrupted);
        }
        catch (QueryException e)
        {
            counter.Tally.Fail(ExitCodes.Usage, e.IsReported ? null : QueryHints.Explain(e.Message, options.Sql));
        }

        return counter.Tally.ExitCode;
    }

    private static void Answer(Database database, QueryOptions options, InputPasses passes, CancellationToken cancellationToken)
    {
        using OutputStream output = OutputStream.ToStandardOutput();
        ResultWriter writer = ResultWriter.Create(options.Kind, output);
        try
        {
            using DuckDBCommand command = database.Prepare(options.Sql);
            using CancellationTokenRegistration interrupt = cancellationToken.Register(command.Cancel);
            using DuckDBDataReader reader = command.ExecuteReader();
            Write(reader, writer);
        }
        catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DuckDBException e)
        {
            throw new QueryException(e) { IsReported = passes.HasFailed };
        }
        finally
        {
            passes.Complete();
        }
    }

    private static void Write(DuckDBDataReader reader, ResultWriter writer)
    {
        ResultReader[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => new ResultReader(reader, i))];
        writer.Begin([.. columns.Select(c => (c.Name, c.Type))]);
        object?[] row = new object?[columns.Length];
        while (reader.Read())
        {
            for (int i = 0; i < row.Length; i++)
                row[i] = columns[i].Read();
            writer.Write(row);
        }

        writer.End();
    }
}
