// Prints the destination ports with the most rejected traffic in a flow log, which may be in gzip or JSON, and in any format that its
// header names.
//   dotnet run --project samples/QuickStart [FILE]
using System.Runtime.InteropServices;
using VpcFlow;

string path = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "vpc-flow-v2.log");
var options = new FlowLogReaderOptions
{
    SourceName = path,
    OnRejected = static (in FlowLogRejection line) => Console.Error.WriteLine(line.Message),
};

long records = 0;
var ports = new Dictionary<ushort, (long Records, long Bytes)>();
var reader = new FlowLogReader(EdgeFlowLogs.Default);
await using FileStream input = File.OpenRead(path);
await foreach (FlowLogBatch batch in reader.ReadAsync(input, options))
{
    foreach (FlowLogRecord record in batch.Records)
    {
        records++;
        if (record.Action != FlowLogAction.Reject || record.DestinationPort is not ushort port)
            continue;
        ref (long Records, long Bytes) total = ref CollectionsMarshal.GetValueRefOrAddDefault(ports, port, out _);
        total.Records++;
        total.Bytes += record.Bytes ?? 0;
    }
}

Console.WriteLine($"{records} records, {ports.Values.Sum(p => p.Records)} rejected");
Console.WriteLine($"{"port",8}{"records",10}{"bytes",14}");
var top = ports.OrderByDescending(p => p.Value.Records).ThenByDescending(p => p.Value.Bytes).ThenBy(p => p.Key).Take(10);
foreach ((ushort port, (long count, long bytes)) in top)
    Console.WriteLine($"{port,8}{count,10}{bytes,14}");

/// <summary>The flow logs of the edge, in the default format of AWS.</summary>
[FlowLogFormat(FlowLogFormats.Default)]
internal static partial class EdgeFlowLogs;
