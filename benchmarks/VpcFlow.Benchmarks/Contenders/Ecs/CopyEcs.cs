using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The limit: a copy of the same documents, finished, from one array to another.</summary>
internal sealed class CopyEcs() : Contender(Scope.Ecs, "memcpy of the documents")
{
    private readonly Dictionary<BenchmarkInput, byte[]> _documents = [];

    public override FieldSums Run(BenchmarkInput input)
    {
        if (!_documents.TryGetValue(input, out byte[]? documents))
        {
            input.Sink.Reset();
            GeneratedParsers.Plain(input.Format).WriteEcs(input.Text, input.Sink);
            documents = input.Sink.Written.ToArray();
            _documents.Add(input, documents);
        }

        input.Sink.Reset();
        documents.CopyTo(input.Sink.GetSpan(documents.Length));
        input.Sink.Advance(documents.Length);
        return new FieldSums { Records = input.Records };
    }
}
