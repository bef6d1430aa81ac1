using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The documents of a VpcFlow parser in memory, with Community ID.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="parserOf">Returns the parser of a format.</param>
/// <param name="formats">The formats that it reads.</param>
internal sealed class ParserEcs(string name, Func<FormatCase, FlowLogParser> parserOf, FormatCase[] formats)
    : Contender(Scope.Ecs, name, formats)
{
    public override FieldSums Run(BenchmarkInput input)
        => new() { Records = Parsers.WriteDocuments(parserOf(input.Format), input.Text, input.Sink) };
}

/// <summary>The same with <c>event.original</c>, which shows the cost of keeping the line.</summary>
internal sealed class OriginalEcs() : Contender(Scope.Ecs, "generated, with event.original")
{
    /// <summary>Its documents are different, so only their number can be compared.</summary>
    public override Evidence Evidence => Evidence.Records;

    public override FieldSums Run(BenchmarkInput input)
        => new() { Records = Parsers.WriteDocuments(Parsers.GeneratedWithOriginal(input.Format), input.Text, input.Sink) };
}

/// <summary>The documents of a VpcFlow parser from a file to a file.</summary>
/// <param name="name">The name of the contender.</param>
/// <param name="parserOf">Returns the parser of a format.</param>
internal sealed class ParserFile(string name, Func<FormatCase, FlowLogParser> parserOf) : Contender(Scope.File, name)
{
    public override FieldSums Run(BenchmarkInput input)
        => new() { Records = Parsers.ConvertFile(parserOf(input.Format), input.Path, input.OutputPath) };
}

/// <summary>The upper limit: copies the finished documents from one array to another.</summary>
internal sealed class CopyEcs() : Contender(Scope.Ecs, "memcpy of the documents")
{
    private readonly Dictionary<BenchmarkInput, byte[]> _documents = [];

    public override FieldSums Run(BenchmarkInput input)
    {
        if (!_documents.TryGetValue(input, out byte[]? documents))
        {
            Parsers.WriteDocuments(Parsers.Generated(input.Format), input.Text, input.Sink);
            documents = input.Sink.Written.ToArray();
            _documents.Add(input, documents);
        }

        input.Sink.Reset();
        documents.CopyTo(input.Sink.GetSpan(documents.Length));
        input.Sink.Advance(documents.Length);
        return new FieldSums { Records = input.Records };
    }
}
