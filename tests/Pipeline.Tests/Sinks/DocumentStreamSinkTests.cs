using System.Text.Json;
using VpcFlow.Pipeline.Tests.Contracts;

namespace VpcFlow.Pipeline.Tests.Sinks;

public sealed class DocumentStreamSinkTests : SinkContract, IDisposable
{
    private readonly MemoryStream _output = new();

    public void Dispose() => _output.Dispose();

    protected override bool KeepsOrder => true;

    protected override ValueTask<IFlowLogSink> CreateAsync() => ValueTask.FromResult<IFlowLogSink>(new DocumentStreamSink(_output));

    protected override ValueTask<IReadOnlyList<string>> ReadBackAsync()
    {
        var names = new List<string>();
        _output.Position = 0;
        using var lines = new StreamReader(_output, leaveOpen: true);
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            names.Add(document.RootElement.GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString()!);
        }

        return ValueTask.FromResult<IReadOnlyList<string>>(names);
    }
}
