using System.Buffers;
using System.Text;
using VpcFlow.Documents;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Tests.Documents;

/// <summary>Sets of absent fields that occur often have programs of their own, which write the same documents.</summary>
public class DocumentProgramTests
{
    private const int Enough = 256;

    private static readonly FlowLogFormat s_format = FlowLogFormat.Parse(FlowLogFormats.V5);

    [Fact]
    public void For_RecordsOfOneSet_GetTheirProgramAfterSome()
    {
        DocumentPrograms programs = Create(new FlowLogParserOptions());
        for (int i = 0; i < Enough; i++)
            Assert.Same(programs.Any, programs.For(2));
        DocumentProgram own = programs.For(2);
        Assert.NotSame(programs.Any, own);
        Assert.Same(own, programs.For(2));
        Assert.Same(programs.Any, programs.For(4));
        Assert.True(own.FixedSize < programs.Any.FixedSize);
    }

    /// <summary>Fields that are not read make no difference to documents.</summary>
    [Fact]
    public void For_FieldsThatAreNotRead_AreTheSameSet()
    {
        DocumentPrograms programs = Create(new FlowLogParserOptions { Fields = [FlowLogField.Version] });
        for (int i = 0; i <= Enough; i++)
            programs.For((ulong)i << 1);
        Assert.NotSame(programs.Any, programs.For(1UL << 20));
        Assert.Same(programs.Any, programs.For(1));
    }

    /// <summary>Any number of sets may occur: memory is bounded, and frequent ones are not displaced by rare ones.</summary>
    [Fact]
    public void For_ManySets_HaveBoundedMemory()
    {
        DocumentPrograms programs = Create(new FlowLogParserOptions());
        var distinct = new HashSet<DocumentProgram>();
        for (ulong set = 0; set < 4096; set++)
        {
            for (int i = 0; i <= Enough; i++)
                distinct.Add(programs.For(set));
        }

        Assert.InRange(distinct.Count, 33, 65);
    }

    /// <summary>The documents of lines that are repeated are the same from the first, which is interpreted, to the last.</summary>
    [Theory]
    [InlineData(FlowLogDocumentKind.Ecs, false)]
    [InlineData(FlowLogDocumentKind.Ecs, true)]
    [InlineData(FlowLogDocumentKind.Flat, false)]
    [InlineData(FlowLogDocumentKind.Ocsf, false)]
    public void WriteDocuments_RepeatedLines_WritesTheSameDocuments(FlowLogDocumentKind kind, bool withOrigin)
    {
        const int Repetitions = Enough + 10;
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            string[] fields = seed == 0 ? [.. s_format.Fields.Select(f => FlowLogFieldInfo.Get(f).Name)] : FormatGenerator.Any(random);
            byte[] lines = [.. CorpusGenerator.Text(random, fields, 12, 0), (byte)'\n'];
            var options = new FlowLogParserOptions { Documents = kind, PreserveOriginal = seed % 3 == 0 };
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)), options);
            FlowLogOrigin? origin = withOrigin ? FlowLogOrigin.CloudWatch("group", "stream", "eu-west-1") : null;
            string[] documents = Write(parser, [.. Enumerable.Repeat(lines, Repetitions).SelectMany(t => t)], origin);
            int period = documents.Length / Repetitions;
            Assert.Equal(documents, Enumerable.Range(0, documents.Length).Select(i => documents[i % period]));
        }
    }

    private static string[] Write(FlowLogParser parser, byte[] text, FlowLogOrigin? origin)
    {
        var output = new ArrayBufferWriter<byte>();
        parser.WriteDocuments(text, output, new EcsWriterOptions { Origin = origin, SourceTime = DateTimeOffset.UnixEpoch });
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static DocumentPrograms Create(FlowLogParserOptions options)
    {
        RowSchema schema = FlowLogParser.Create(s_format, options).Codec.Schema;
        return new DocumentPrograms(schema, options.Schema, new DocumentOptions(PreserveOriginal: false));
    }
}
