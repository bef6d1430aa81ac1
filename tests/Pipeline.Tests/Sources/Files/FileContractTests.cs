using VpcFlow.Pipeline.Tests.Contracts;

namespace VpcFlow.Pipeline.Tests.Sources.Files;

public sealed class FileContractTests : SourceContract, IDisposable
{
    private readonly FilesFixture _files = new();
    private FlowLogStateFolder? _state;

    public void Dispose()
    {
        _state?.Dispose();
        _files.Dispose();
    }

    protected override ValueTask<IFlowLogSource> CreateAsync(IReadOnlyList<string> contents)
    {
        for (int i = 0; i < contents.Count; i++)
            _files.Write($"{i}.log", contents[i]);
        _state = FlowLogStateFolder.Open(_files.State);
        return new ValueTask<IFlowLogSource>(
            new FileSource(new FileSourceOptions { Paths = [_files.Logs], State = _state, StopsAtEnd = true }));
    }
}
