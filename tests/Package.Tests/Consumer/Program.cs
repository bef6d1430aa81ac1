// Converts the file that the first argument names, by the generated parser or the interpreted one, and tells what typed access finds in it.
using VpcFlow;

FlowLogParser parser = args[1] == "interpreted" ? FlowLogParser.Create(FlowLogFormat.Parse(FlowLogFormats.V5)) : V5Logs.Default;
await using (FileStream input = File.OpenRead(args[0]))
await using (Stream output = Console.OpenStandardOutput())
    await parser.ConvertAsync(input, output);

Console.Error.Write($"{Totals.Bytes(File.ReadAllBytes(args[0]))} bytes accepted, scanned by {FlowLogRuntime.KernelName}");

internal static class Totals
{
    public static long Bytes(ReadOnlySpan<byte> log)
    {
        long bytes = 0;
        foreach (V5Logs.Record record in V5Logs.Parse(log))
        {
            if (record.Action == FlowLogAction.Accept && record.SourceAddress is not null)
                bytes += record.Bytes ?? 0;
        }

        return bytes;
    }
}

[FlowLogFormat(FlowLogFormats.V5)]
internal partial class V5Logs;
