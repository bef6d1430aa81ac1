using System.Buffers;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>The result of a parser for an input, in the oracle's terms.</summary>
internal sealed record ParserRun(byte[] Output, IReadOnlyList<OracleRejection> Rejections, FlowLogSummary Summary)
{
    /// <summary>Runs a parser on an input.</summary>
    public static ParserRun Of(FlowLogParser parser, byte[] input, OracleSettings settings)
    {
        var output = new ArrayBufferWriter<byte>();
        var rejections = new List<OracleRejection>();
        EcsWriterOptions options = Options(settings, rejections);
        FlowLogSummary summary = settings.Output == OracleOutput.Ecs
            ? parser.WriteEcs(input, output, options)
            : parser.WriteDocuments(input, output, options);
        return new ParserRun(output.WrittenSpan.ToArray(), rejections, summary);
    }

    public static FlowLogParserOptions ParserOptions(OracleSettings settings) => new()
    {
        Documents = settings.Output switch
        {
            OracleOutput.Flat => FlowLogDocumentKind.Flat,
            OracleOutput.Ocsf => FlowLogDocumentKind.Ocsf,
            _ => FlowLogDocumentKind.Ecs,
        },
        Ecs = settings.Ecs80 ? EcsVersion.V8_0 : EcsVersion.V8_11,
        PreserveOriginal = settings.PreserveOriginal,
        Fields = settings.Projection?.Select(name => FlowLogFieldInfo.Find(name)!.Field).ToArray(),
    };

    public static EcsWriterOptions Options(OracleSettings settings, List<OracleRejection> rejections) => new()
    {
        Namespace = settings.Namespace,
        Origin = Origin(settings.Origin),
        Enricher = settings.Knowledge is null ? null : new KnowledgeEnricher(settings.Knowledge),
        SourceTime = settings.SourceTime,
        Ingested = settings.Ingested,
        TimeProvider = new FixedClock(settings.Now),
        OnError = settings.ErrorDocuments ? FlowLogErrorHandling.Document : FlowLogErrorHandling.Skip,
        OnRejected = (in FlowLogRejection r) =>
            rejections.Add(
                new OracleRejection(
                    r.Reason.ToString(), (int)r.LineNumber, r.ByteOffset, r.Field is FlowLogField f ? FlowLogFieldInfo.Get(f).Name : null)),
    };

    /// <summary>Returns the origin that the oracle describes.</summary>
    public static FlowLogOrigin? Origin(OracleOrigin? origin) => origin switch
    {
        null => null,
        { Bucket: not null } => FlowLogOrigin.S3Object(origin.Bucket, origin.Key!, origin.Region!),
        { LogGroup: not null } => FlowLogOrigin.CloudWatch(origin.LogGroup, origin.LogStream, origin.Region),
        { FilePath: not null } => FlowLogOrigin.File(origin.FilePath),
        _ => FlowLogOrigin.Stream,
    };

    /// <summary>Compares with the oracle's result for the same input.</summary>
    public void AssertIs(OracleResult expected)
    {
        Xunit.Assert.Equal(expected.Rejections, Rejections);
        string[] documents = [.. JsonAssert.SplitLines(Output)];
        Xunit.Assert.Equal(expected.Documents.Count, documents.Length);
        for (int i = 0; i < documents.Length; i++)
            JsonAssert.Equal(expected.Documents[i], documents[i]);
        Xunit.Assert.Equal(
            (expected.Records, expected.Rejected, expected.Mismatched, expected.Headers, expected.Blank, Output.Length),
            (Summary.Records, Summary.RejectedLines, Summary.MismatchedLines,
             Summary.HeaderLines, Summary.BlankLines, Summary.BytesWritten));
    }

    /// <summary>Compares with the result worked out by hand.</summary>
    public void AssertIs(SpecCase spec)
    {
        Xunit.Assert.Equal(spec.Rejections, Rejections.Select(r => new SpecRejection(r.Reason, r.LineNumber, r.ByteOffset, r.Field)));
        string[] documents = [.. JsonAssert.SplitLines(Output)];
        Xunit.Assert.Equal(spec.Expected.Length, documents.Length);
        for (int i = 0; i < documents.Length; i++)
            JsonAssert.Equal(spec.Expected[i], documents[i]);
        Xunit.Assert.Equal(
            (spec.Records, spec.Rejected, spec.Headers, spec.Blank),
            (Summary.Records, Summary.RejectedLines, Summary.HeaderLines, Summary.BlankLines));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
